import { useState } from "preact/hooks";
import type { ClassInfo, ModelClient } from "../../../contract";
import { Note } from "../../../ui/note";
import { QrCode } from "../../../ui/qr-code";
import { saveFile } from "../../../ui/save-file";
import { photoWords } from "../../../words/photos";
import { useAnswer } from "../../shared/use-answer";

interface SendClassProps {
  readonly client: ModelClient;
  readonly of: ClassInfo;
}

/** Characters that fit in the largest QR code, about. */
const LONGEST_CODE = 2900;

/** What was learned of a class, as a code and a link for another device. */
export function SendClass({ client, of: { id, name, photos } }: SendClassProps) {
  const { value: text, problem } = useAnswer(client, "shareClass", { id }, id);
  const [said, setSaid] = useState("");
  const link =
    text === undefined ? undefined : `${location.origin}${location.pathname}#/photos/models?learned=${text}`;
  const copy = () =>
    navigator.clipboard.writeText(link ?? "").then(
      () => setSaid(photoWords.copied),
      () => setSaid(photoWords.notCopied),
    );
  // Closing the share sheet without sharing is no failure.
  const share = () => void navigator.share({ title: name, url: link ?? "" }).catch(() => undefined);
  return (
    <div class="stack">
      <p>{photoWords.sendExplained(photos)}</p>
      {problem && <Note kind="problem">{problem}</Note>}
      {!problem && (link?.length ?? 0) < LONGEST_CODE && (
        <QrCode text={link} label={photoWords.codeOf(name)} />
      )}
      <input
        class="field"
        readOnly
        aria-label={photoWords.linkTo(name)}
        value={link ?? ""}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <div class="actions">
        {typeof navigator.share === "function" && (
          <button class="button main" type="button" disabled={!link} onClick={share}>
            {photoWords.share}
          </button>
        )}
        <button class="button" type="button" disabled={!link} onClick={copy}>
          {photoWords.copyLink}
        </button>
      </div>
      <button
        class="button"
        type="button"
        disabled={!link}
        onClick={() => saveFile(`${name}.txt`, new Blob([link ?? ""], { type: "text/plain" }))}
      >
        {photoWords.saveAsFile}
      </button>
      <p class="quiet" role="status">
        {said}
      </p>
    </div>
  );
}
