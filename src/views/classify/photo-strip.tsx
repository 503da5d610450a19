import { PixelPicture } from "../../ui/pixel-picture";
import { answeredWords } from "../../words/answered";
import type { KeptPhotos } from "./keep-photo";
import type { VisitedPhotos } from "./photos";
import { isAnswered, MOST_ANSWERED, type Picture } from "./photos-state";

interface PhotoStripProps {
  readonly photos: VisitedPhotos;
  readonly kept: KeptPhotos;
  /** Called when one of them is to be seen again. */
  readonly onPick: () => void;
}

/** The pictures of this visit with their answers. One that waits for its answer has its place already. */
export function PhotoStrip({ photos, kept, onPick }: PhotoStripProps) {
  const { pictures, selected, unlisted, select } = photos;
  if (pictures.length < 2) return null;
  return (
    <section aria-label={answeredWords.picturesSoFar}>
      <ul class="strip">
        {pictures.slice(0, MOST_ANSWERED).map((picture) => (
          <li key={picture.id}>
            <Entry
              picture={picture}
              className={kept.get(picture.id)?.className}
              isCurrent={picture.id === selected}
              onPick={() => {
                onPick();
                select(picture.id);
              }}
            />
          </li>
        ))}
      </ul>
      {unlisted > 0 && <p class="quiet">{answeredWords.notListed(unlisted)}</p>}
    </section>
  );
}

interface StripEntryProps {
  readonly picture: Picture;
  /** The class that the owner keeps it in, if so. */
  readonly className: string | undefined;
  readonly isCurrent: boolean;
  readonly onPick: () => void;
}

function Entry({ picture, className, isCurrent, onPick }: StripEntryProps) {
  if (!isAnswered(picture)) return <span class="preview" />;
  const { name, classification } = picture;
  const { answers, sure, preview } = classification;
  return (
    <button type="button" aria-current={isCurrent} onClick={onPick}>
      {preview && <PixelPicture class="preview" {...preview} label={name || answeredWords.pictureTaken} />}
      <span>{className ?? (sure ? answers[0]!.name : answeredWords.notSure)}</span>
    </button>
  );
}
