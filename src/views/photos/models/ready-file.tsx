import { useEffect, useMemo } from "preact/hooks";
import type { ExportedFile } from "../../../contract";
import { fileSize } from "../../../ui/format";
import { saveFile } from "../../../ui/save-file";
import { modelWords } from "../../../words/models";

/**
 * Hands over a file that is ready: by the share sheet, which browsers open at a touch alone, or, where they share no such
 * files, as a download right away.
 */
export function ReadyFile({ file: { name, blob } }: { readonly file: ExportedFile }) {
  const files = useMemo(() => [new File([blob], name, { type: blob.type })], [blob, name]);
  const canShare = navigator.canShare?.({ files }) ?? false;
  const save = () => saveFile(name, blob);
  useEffect(() => {
    if (!canShare) save();
  }, [files]);
  // Closing the share sheet without sharing is no failure.
  const share = () => void navigator.share({ files }).catch(() => undefined);
  return (
    <>
      <p class="file" role="status">
        <b>{name}</b>, <span class="number">{fileSize(blob.size)}</span>,{" "}
        {canShare ? modelWords.fileIsReady : modelWords.fileIsDownloaded}
      </p>
      <div class="actions">
        {canShare && (
          <button class="button main" type="button" onClick={share}>
            {modelWords.share}
          </button>
        )}
        <button class="button" type="button" onClick={save}>
          {canShare ? modelWords.save : modelWords.saveAgain}
        </button>
      </div>
    </>
  );
}
