import type { ClassInfo } from "../../../contract";
import { FileButton } from "../../../ui/file-button";
import { Icon } from "../../../ui/icon";
import { Sheet } from "../../../ui/sheet";
import { fromPicker, type Incoming } from "./incoming";

interface AddSheetProps {
  /** The class that is looked at, if there is one. */
  readonly to: ClassInfo | undefined;
  readonly onFiles: (incoming: readonly Incoming[]) => void;
  readonly onCamera: () => void;
  readonly onClose: () => void;
}

/** Where photos to add come from. */
export function AddSheet({ to, onFiles, onCamera, onClose }: AddSheetProps) {
  const take = (files: readonly File[]) => {
    if (files.length > 0) onFiles(fromPicker(files));
  };
  return (
    <Sheet title={to ? `Add photos to ${to.name}` : "Add photos"} onClose={onClose}>
      <div class="stack">
        <FileButton class="button main" accept="image/*" onFiles={take}>
          <Icon name="photos" /> Choose photos
        </FileButton>
        <FileButton class="button" accept="image/*" folder onFiles={take}>
          Choose a folder
        </FileButton>
        <button class="button" type="button" onClick={onCamera}>
          <Icon name="camera" /> Take with the camera
        </button>
        <p class="quiet">Or drop photos and folders on the page, or paste a picture.</p>
      </div>
    </Sheet>
  );
}
