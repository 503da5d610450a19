import { type DraggedText, draggedPictures } from "./dragged-pictures";
import { picturesIn } from "./dropped-folders";
import type { Incoming } from "./incoming";

/** The pictures in dropped folders, or those that a drag from another page brought; none where it was none. */
export const droppedPictures = (
  entries: readonly (FileSystemEntry | null)[],
  text: DraggedText,
): Promise<readonly Incoming[]> => (entries.some(Boolean) ? picturesIn(entries) : draggedPictures(text));
