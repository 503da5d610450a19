import { useCallback } from "preact/hooks";
import { withWords } from "../../words/with-words";
import { fromPicker, type Incoming } from "./incoming";
import { useIncoming } from "./incoming-files";

/**
 * Takes pictures dropped anywhere on the page, or pasted, while its view is shown, those in dropped folders, however deep, and
 * one dragged from another page. `onProblem` gets a `HangerError` where there are none. Returns whether something is being
 * dragged over the page.
 */
export function useIncomingPictures(
  onPictures: (pictures: readonly Incoming[]) => void,
  onProblem: (error: unknown) => void,
  isShown: boolean,
): boolean {
  const take = useCallback(
    (transfer: DataTransfer) => {
      // What an event carries is there only until it has been dealt with; what entries lead to may be read later.
      const files = [...transfer.files];
      const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
      const isFolder = entries.some((entry) => entry?.isDirectory);
      if (files.length > 0 && !isFolder) onPictures(fromPicker(files));
      else {
        const text = { html: transfer.getData("text/html"), addresses: transfer.getData("text/uri-list") };
        if (!isFolder && !text.html && !text.addresses) return false;
        void withWords(import(/* webpackChunkName: "view-dropped" */ "./dropped"))
          .then(({ droppedPictures }) => droppedPictures(entries, text))
          .then((pictures) => pictures.length > 0 && onPictures(pictures), onProblem);
      }
      return true;
    },
    [onPictures, onProblem],
  );
  return useIncoming(take, isShown);
}
