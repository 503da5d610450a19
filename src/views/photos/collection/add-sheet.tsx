import type { ClassInfo } from "../../../contract";
import { FileButton } from "../../../ui/file-button";
import { Icon } from "../../../ui/icon";
import { Sheet } from "../../../ui/sheet";
import { photoWords } from "../../../words/photos";
import { fromPicker, type Incoming } from "../../shared/incoming";

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
    <Sheet title={to ? photoWords.addPhotosTo(to.name) : photoWords.addPhotos} onClose={onClose}>
      <div class="stack">
        <FileButton class="button main" accept="image/*" onFiles={take}>
          <Icon name="photos" /> {photoWords.choosePhotos}
        </FileButton>
        <FileButton class="button" accept="image/*" folder onFiles={take}>
          {photoWords.chooseFolder}
        </FileButton>
        <button class="button" type="button" onClick={onCamera}>
          <Icon name="camera" /> {photoWords.takeWithCamera}
        </button>
        <p class="quiet">{photoWords.dropOrPaste}</p>
      </div>
    </Sheet>
  );
}
