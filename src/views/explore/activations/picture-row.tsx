import type { Activations } from "../../../contract";
import { LABEL_NAMES, type Label } from "../../../contract";
import { percent } from "../../../ui/format";
import { Icon } from "../../../ui/icon";
import { Note } from "../../../ui/note";
import { PixelPicture } from "../../../ui/pixel-picture";
import { PicturePicker } from "../picture-picker";
import { pictureTitle } from "../pictures";
import type { PictureName } from "../state";
import type { Answered } from "../use-answer";

interface PictureRowProps {
  readonly number: number;
  readonly picture: PictureName;
  readonly answer: Answered<Activations>;
  readonly hasDataset: boolean;
  readonly onPick: (picture: PictureName, photo?: File) => void;
  readonly onRemove: (() => void) | undefined;
}

const CAMERA = [{ kind: "camera", title: "The camera" }] as const;

/** One of the pictures: how the network sees it, what it answers, and which one to see instead. */
export function PictureRow({ number, picture, answer, hasDataset, onPick, onRemove }: PictureRowProps) {
  const { value, problem } = answer;
  const [best] = value?.answers ?? [];
  return (
    <li>
      {value ? (
        <PixelPicture {...value.picture} label={describe(picture, value)} />
      ) : (
        <span class="blank" aria-hidden="true" />
      )}
      <div>
        <PicturePicker
          label={`Picture ${number}`}
          picture={picture}
          hasDataset={hasDataset}
          more={CAMERA}
          onPick={onPick}
        />
        {best && value && (
          <p class="quiet number">
            {best.name} {percent(best.probability)}
            {value.label && value.label !== best.label && `, is ${LABEL_NAMES[value.label as Label]}`}
          </p>
        )}
        {problem && <Note kind="problem">{problem}</Note>}
      </div>
      {onRemove && (
        <button class="remove" type="button" aria-label={`Remove picture ${number}`} onClick={onRemove}>
          <Icon name="close" size={20} />
        </button>
      )}
    </li>
  );
}

function describe(picture: PictureName, { picture: seen, answers }: Activations): string {
  const told = answers.slice(0, 2).map(({ name, probability }) => `${name} ${percent(probability)}`);
  const bright = seen.pixels.filter((value) => value > 127).length;
  return `${pictureTitle(picture)} as the network sees it: ${seen.width} by ${seen.height} pixels, ${bright} of them light; answered ${told.join(", ")}`;
}
