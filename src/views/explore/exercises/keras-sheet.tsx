import { useState } from "preact/hooks";
import type { ExerciseRow, ModelClient } from "../../../contract";
import { Note } from "../../../ui/note";
import { Sheet } from "../../../ui/sheet";
import { exerciseWords } from "../../../words/explore-exercises";
import { useAnswer } from "../../shared/use-answer";

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
  const [said, setSaid] = useState("");
  const copy = () =>
    navigator.clipboard.writeText(code ?? "").then(
      () => setSaid(exerciseWords.copied),
      () => setSaid(exerciseWords.notCopied),
    );
  return (
    <Sheet title={exerciseWords.kerasCode} onClose={onClose}>
      {problem && <Note kind="problem">{problem}</Note>}
      {code && (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled by keyboard too */}
          <pre class="code" tabIndex={0}>
            {code}
          </pre>
          <button class="button main" type="button" onClick={copy}>
            {exerciseWords.copy}
          </button>
          <p class="quiet" role="status">
            {said}
          </p>
        </>
      )}
    </Sheet>
  );
}
