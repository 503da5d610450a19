import { useCallback, useEffect, useState } from "preact/hooks";

/**
 * Takes files dropped anywhere on the page, or pasted, while its view is shown. Returns whether one is being dragged
 * over it.
 */
export function useIncomingFiles(onFiles: (files: readonly File[]) => void, isShown: boolean): boolean {
  const take = useCallback(
    (transfer: DataTransfer) => {
      const files = [...transfer.files];
      if (files.length > 0) onFiles(files);
      return files.length > 0;
    },
    [onFiles],
  );
  return useIncoming(take, isShown);
}

/** The same with what was dropped or pasted as it came; `onTransfer` says whether there was something for it. */
export function useIncoming(onTransfer: (transfer: DataTransfer) => boolean, isShown: boolean): boolean {
  const [dragging, setDragging] = useState(false);
  useEffect(() => {
    if (!isShown) return;
    const listening = new AbortController();
    const { signal } = listening;
    const take = (transfer: DataTransfer | null) => transfer !== null && onTransfer(transfer);
    document.addEventListener(
      "dragover",
      (event) => {
        event.preventDefault();
        setDragging(true);
      },
      { signal },
    );
    document.addEventListener("dragleave", (event) => event.relatedTarget ?? setDragging(false), { signal });
    document.addEventListener(
      "drop",
      (event) => {
        event.preventDefault();
        setDragging(false);
        take(event.dataTransfer);
      },
      { signal },
    );
    document.addEventListener(
      "paste",
      (event) => {
        if (!isTextForField(event) && take(event.clipboardData)) event.preventDefault();
      },
      { signal },
    );
    return () => listening.abort();
  }, [onTransfer, isShown]);
  return dragging;
}

/** Text goes where the cursor is, even where the clipboard has a picture too, as word processors put there. */
const isTextForField = ({ target, clipboardData }: ClipboardEvent) =>
  clipboardData?.types.includes("text/plain") && (target as Partial<Element>).matches?.("input,textarea");
