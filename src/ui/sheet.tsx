import type { ComponentChildren } from "preact";
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import { uiWords } from "../words/ui";
import { Icon } from "./icon";
import "./sheet.css";

interface SheetProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A panel over the page. It is a modal `<dialog>`, so the browser traps the focus and closes it on Escape. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const opener = useRef<Element | null>(null);
  // A layout effect, so that the dialog is open before an effect of its children takes the focus.
  useLayoutEffect(() => {
    opener.current = document.activeElement;
    dialog.current?.showModal();
  }, []);
  // The browser restores the focus when a dialog is closed, but not when it is only removed.
  useEffect(
    () => () => {
      const { current } = opener;
      if (document.activeElement === document.body && current instanceof HTMLElement) current.focus();
    },
    [],
  );
  const closeOnBackdrop = (event: MouseEvent) => {
    if (event.target === dialog.current) dialog.current?.close();
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the panel closes it; with a keyboard, Escape does
    <dialog ref={dialog} class="sheet" aria-labelledby={heading} onClose={onClose} onClick={closeOnBackdrop}>
      <header>
        <h2 id={heading}>{title}</h2>
        <button type="button" aria-label={uiWords.close} onClick={() => dialog.current?.close()}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </dialog>
  );
}
