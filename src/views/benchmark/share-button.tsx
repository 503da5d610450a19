import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { BenchDocument } from "../../contract";
import { ShareSheet } from "./share-sheet";

interface ShareButtonProps {
  readonly documents: readonly BenchDocument[];
  readonly linkTo: (id: string) => Promise<string>;
  readonly main?: boolean;
  readonly children: ComponentChildren;
}

/** Opens the ways to take results along. It alone is drawn anew then, not the tables above it. */
export function ShareButton({ documents, linkTo, main = false, children }: ShareButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button class={main ? "button main" : "button"} type="button" onClick={() => setOpen(true)}>
        {children}
      </button>
      {isOpen && <ShareSheet documents={documents} linkTo={linkTo} onClose={() => setOpen(false)} />}
    </>
  );
}
