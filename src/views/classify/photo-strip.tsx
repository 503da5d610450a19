import { PixelPicture } from "../../ui/pixel-picture";
import { answeredWords } from "../../words/answered";
import { classifyWords } from "../../words/classify";
import { type AnsweredPhotos, MOST_ANSWERED } from "./photos";

interface PhotoStripProps {
  readonly photos: AnsweredPhotos;
  /** Called when one of them is to be seen again. */
  readonly onPick: () => void;
}

/** The pictures of this visit, newest first, with their answers. */
export function PhotoStrip({ photos, onPick }: PhotoStripProps) {
  const { answered, selected, select } = photos;
  if (answered.length < 2) return null;
  return (
    <section aria-label={answeredWords.picturesSoFar}>
      <ul class="strip">
        {answered.map(({ id, name, classification: { answers, sure, preview } }) => (
          <li key={id}>
            <button
              type="button"
              aria-current={id === selected}
              onClick={() => {
                onPick();
                select(id);
              }}
            >
              {preview && (
                <PixelPicture class="preview" {...preview} label={name || answeredWords.pictureTaken} />
              )}
              <span>{sure ? answers[0]!.name : classifyWords.notSure}</span>
            </button>
          </li>
        ))}
      </ul>
      {answered.length === MOST_ANSWERED && <p class="quiet">{answeredWords.onlyLatest(MOST_ANSWERED)}</p>}
    </section>
  );
}
