import { useState } from "preact/hooks";
import type { ExerciseRow, ModelClient } from "../../../contract";
import { Note } from "../../../ui/note";
import { Sheet } from "../../../ui/sheet";
import { words } from "../../../words/explore-exercises";
import { useAnswer } from "../../use-answer";

interface KerasSheetProps {
  readonly client: ModelClient;
  readonly row: ExerciseRow;
  readonly onClose: () => void;
}

/** An experiment as code for the course's notebook. */
export function KerasSheet({ client, row, onClose }: KerasSheetProps) {
  const { architecture, options, training, id } = row;
  const network = { kind: "architecture", name: architecture, options } as const;
  const { value: code, problem } = useAnswer(client, "exportKeras", { network, training }, id);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(code ?? "");
    setCopied(true);
  };
  return (
    <Sheet title={words.kerasCode} onClose={onClose}>
      {problem && <Note kind="problem">{problem}</Note>}
      {code && (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled by keyboard too */}
          <pre class="code" tabIndex={0}>
            {code}
          </pre>
          <button class="button main" type="button" onClick={() => void copy().catch(() => setCopied(false))}>
            {copied ? words.copied : words.copy}
          </button>
        </>
      )}
    </Sheet>
  );
}
