import { classifyWords } from "../../words/classify";
import type { AnsweredPhotos } from "./photos";

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
    <section aria-label={classifyWords.picturesSoFar}>
      <ul class="strip">
        {answered.map(({ id, name, url, classification: { answers, sure } }) => (
          <li key={id}>
            <button
              type="button"
              aria-current={id === selected}
              onClick={() => {
                onPick();
                select(id);
              }}
            >
              <img src={url} alt={name || classifyWords.pictureTaken} loading="lazy" decoding="async" />
              <span>{sure ? answers[0]!.name : classifyWords.notSure}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
