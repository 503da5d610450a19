import { useState } from "preact/hooks";
import { assignmentWords } from "../../../words/assignments";

interface CopiedTextProps {
  readonly text: string;
  readonly label: string;
  readonly copyTitle: string;
  /** What other apps are handed. */
  readonly share: ShareData;
}

/** A long text to be sent: shown, copied, or handed to another app. */
export function CopiedText({ text, label, copyTitle, share }: CopiedTextProps) {
  const [said, setSaid] = useState("");
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setSaid(assignmentWords.copied),
      () => setSaid(assignmentWords.notCopied),
    );
  // Closing the share sheet without sharing is no failure.
  const hand = () => void navigator.share(share).catch(() => undefined);
  return (
    <>
      <input
        class="copied"
        readOnly
        aria-label={label}
        value={text}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <div class="actions">
        {typeof navigator.share === "function" && (
          <button class="button main" type="button" onClick={hand}>
            {assignmentWords.share}
          </button>
        )}
        <button class="button" type="button" onClick={copy}>
          {copyTitle}
        </button>
      </div>
      <p class="quiet" role="status">
        {said}
      </p>
    </>
  );
}
