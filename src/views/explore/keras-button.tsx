import { useState } from "preact/hooks";
import type { CallRequest, ModelClient } from "../../contract";
import { Note } from "../../ui/note";
import { Sheet } from "../../ui/sheet";
import { exploreWords } from "../../words/explore";
import { useAnswer } from "../shared/use-answer";

interface KerasButtonProps {
  readonly client: ModelClient;
  /** The network, and how it is trained where it is an experiment. */
  readonly exported: CallRequest<"exportKeras">;
}

/** Shows a network as code for a notebook. Opening it redraws only this button, not the tables around it. */
export function KerasButton({ client, exported }: KerasButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button class="button" type="button" onClick={() => setOpen(true)}>
        {exploreWords.kerasCode}
      </button>
      {isOpen && <KerasSheet client={client} exported={exported} onClose={() => setOpen(false)} />}
    </>
  );
}

interface KerasSheetProps extends KerasButtonProps {
  readonly onClose: () => void;
}

function KerasSheet({ client, exported, onClose }: KerasSheetProps) {
  const { value: code, problem } = useAnswer(client, "exportKeras", exported, JSON.stringify(exported));
  const [said, setSaid] = useState("");
  const copy = () =>
    navigator.clipboard.writeText(code ?? "").then(
      () => setSaid(exploreWords.copied),
      () => setSaid(exploreWords.notCopied),
    );
  return (
    <Sheet title={exploreWords.kerasCode} onClose={onClose}>
      {problem && <Note kind="problem">{problem}</Note>}
      {code && (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled by keyboard too */}
          <pre class="code" tabIndex={0}>
            {code}
          </pre>
          <button class="button main" type="button" onClick={copy}>
            {exploreWords.copy}
          </button>
          <p class="quiet" role="status">
            {said}
          </p>
        </>
      )}
    </Sheet>
  );
}
