import { useState } from "preact/hooks";
import type { ClassInfo } from "../../../contract";
import { FileButton } from "../../../ui/file-button";
import { Icon } from "../../../ui/icon";
import { Sheet } from "../../../ui/sheet";
import { photoWords } from "../../../words/photos";
import { NameForm } from "../../shared/classes/name-form";
import { fromPicker, type Incoming } from "../../shared/incoming";

interface AddSheetProps {
  /** The class that is looked at, if there is one. */
  readonly to: ClassInfo | undefined;
  /** Selects the class of that name, making it where there is none. Rejects with a HangerError where there can be none. */
  readonly onNewClass: (name: string) => Promise<void>;
  readonly onFiles: (incoming: readonly Incoming[]) => void;
  readonly onCamera: () => void;
  readonly onClose: () => void;
}

/** Where photos to add come from, and the class that they are of, which may be a new one. */
export function AddSheet({ to, onNewClass, onFiles, onCamera, onClose }: AddSheetProps) {
  const [isNaming, setNaming] = useState(false);
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
        {isNaming ? (
          <NameForm
            label={photoWords.newClassName}
            action={photoWords.add}
            onName={async (name) => {
              await onNewClass(name);
              setNaming(false);
            }}
          />
        ) : (
          <button class="button" type="button" onClick={() => setNaming(true)}>
            <Icon name="add" /> {photoWords.newClass}
          </button>
        )}
        <p class="quiet">{photoWords.dropOrPaste}</p>
      </div>
    </Sheet>
  );
}
