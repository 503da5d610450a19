import { useState } from "preact/hooks";
import { FileButton } from "../../ui/file-button";
import { exploreWords } from "../../words/explore";
import { DRAWINGS } from "./pictures";
import { formatPicture, type PictureName, parsePicture } from "./state";

interface PicturePickerProps {
  readonly label: string;
  readonly picture: PictureName;
  /** Whether the picture replaces a photo that is not here; its file is then asked for. */
  readonly isLost: boolean;
  /** Whether test images of the dataset are on this device. */
  readonly hasTestImages: boolean;
  /** Kinds to offer beyond drawings, images and photos. */
  readonly more?: readonly { readonly kind: "pattern" | "camera"; readonly title: string }[];
  /** With the file where it is a photo. */
  readonly onPick: (picture: PictureName, photo?: File) => void;
}

const LAST_IMAGE = 9999;

/**
 * Chooses a picture: drawn by the project, of the dataset by its number, or one's own. Who wants a photo still has the
 * earlier picture until its file is chosen.
 */
export function PicturePicker(props: PicturePickerProps) {
  const { label, picture, isLost, hasTestImages, more = [], onPick } = props;
  const [wantsPhoto, setWantsPhoto] = useState(false);
  const chosen = wantsPhoto || isLost ? "photo" : picture.kind === "image" ? "image" : formatPicture(picture);
  const pick = (value: string) => {
    setWantsPhoto(value === "photo");
    if (value !== "photo") onPick(parsePicture(value === "image" ? "image:0" : value)!);
  };
  return (
    <div class="picker">
      <select aria-label={label} value={chosen} onChange={({ currentTarget }) => pick(currentTarget.value)}>
        {more.map(({ kind, title }) => (
          <option key={kind} value={kind} selected={kind === chosen}>
            {title}
          </option>
        ))}
        <optgroup label={exploreWords.drawings}>
          {DRAWINGS.map(({ name, title }) => (
            <option key={name} value={`drawing:${name}`} selected={`drawing:${name}` === chosen}>
              {title}
            </option>
          ))}
        </optgroup>
        {(hasTestImages || chosen === "image") && (
          <option value="image" selected={chosen === "image"}>
            {exploreWords.testImage}
          </option>
        )}
        <option value="photo" selected={chosen === "photo"}>
          {exploreWords.aPhoto}
        </option>
      </select>
      {chosen === "image" && picture.kind === "image" && (
        <input
          type="number"
          aria-label={exploreWords.testImageNumber(label)}
          min="0"
          max={LAST_IMAGE}
          value={picture.index}
          onChange={({ currentTarget }) => {
            if (currentTarget.checkValidity() && currentTarget.value !== "") {
              onPick({ kind: "image", index: Number(currentTarget.value) });
            }
          }}
        />
      )}
      {chosen === "photo" && (
        <FileButton
          accept="image/*"
          onFiles={([file]) => {
            if (!file) return;
            setWantsPhoto(false);
            onPick({ kind: "photo" }, file);
          }}
        >
          {exploreWords.choosePhoto}
        </FileButton>
      )}
    </div>
  );
}
