import type { Activations, Label } from "../../../contract";
import { percent } from "../../../ui/format";
import { Icon } from "../../../ui/icon";
import { Note } from "../../../ui/note";
import { PixelPicture } from "../../../ui/pixel-picture";
import { exploreWords } from "../../../words/explore";
import { activationWords } from "../../../words/explore-activations";
import { kindNames } from "../../../words/kinds";
import { PicturePicker } from "../picture-picker";
import { pictureTitle } from "../pictures";
import type { PictureName } from "../state";
import type { AnsweredPicture } from "./use-activations";

interface PictureRowProps {
  readonly number: number;
  readonly picture: PictureName;
  readonly answer: AnsweredPicture;
  /** Whether it stands for a photo that is not here. */
  readonly isLost: boolean;
  readonly hasTestImages: boolean;
  readonly onPick: (picture: PictureName, photo?: File) => void;
  readonly onRemove: (() => void) | undefined;
}

/** One of the pictures: how the network sees it, what it answers, and which one to see instead. */
export function PictureRow(props: PictureRowProps) {
  const { number, picture, answer, isLost, hasTestImages, onPick, onRemove } = props;
  const { value, of, problem } = answer;
  const [best] = value?.answers ?? [];
  return (
    <li>
      {value ? (
        <PixelPicture {...value.picture} label={describePicture(of, value)} />
      ) : (
        <span class="blank" aria-hidden="true" />
      )}
      <div>
        <PicturePicker
          label={activationWords.pictureNumber(number)}
          picture={picture}
          isLost={isLost}
          hasTestImages={hasTestImages}
          more={[{ kind: "camera", title: exploreWords.theCamera }]}
          onPick={onPick}
        />
        {best && value && (
          <p class="quiet number">
            {value.label && value.label !== best.label
              ? activationWords.wrongAnswer(
                  best.name,
                  percent(best.probability),
                  kindNames[value.label as Label],
                )
              : activationWords.answer(best.name, percent(best.probability))}
          </p>
        )}
        {value?.seen && (
          <p class="quiet number">{activationWords.background(percent(value.seen.background))}</p>
        )}
        {problem && <Note kind="problem">{problem}</Note>}
      </div>
      {onRemove && (
        <button
          class="remove"
          type="button"
          aria-label={activationWords.removePicture(number)}
          onClick={onRemove}
        >
          <Icon name="close" size={20} />
        </button>
      )}
    </li>
  );
}

function describePicture(picture: PictureName, { picture: seen, answers }: Activations): string {
  const told = answers
    .slice(0, 2)
    .map(({ name, probability }) => activationWords.answer(name, percent(probability)));
  const bright = seen.pixels.filter((value) => value > 127).length;
  return activationWords.seenAndAnswered(pictureTitle(picture), seen.width, seen.height, bright, told);
}
