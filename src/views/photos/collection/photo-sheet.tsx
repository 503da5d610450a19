import type { RefObject } from "preact";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { CollectedPhoto, PhotoInput } from "../../../contract";
import { fileSize, percent } from "../../../ui/format";
import { PixelPicture } from "../../../ui/pixel-picture";
import { Sheet } from "../../../ui/sheet";
import { comeIn, type Step, useSwipe } from "../../../ui/use-swipe";
import { formatDate, formatNumber } from "../../../words/numbers";
import { photoWords } from "../../../words/photos";
import { ClassPicker } from "../../shared/classes/class-picker";
import { useThumbnails } from "./thumbnails";
import { type Collection, deleteFromCollection, moveInCollection } from "./use-collection";

interface PhotoSheetProps {
  readonly collection: Collection;
  readonly photo: CollectedPhoto;
  /** Address of its picture, where it is there already. */
  readonly preview: string | undefined;
  /** Called to show another one in its place. */
  readonly onShow: (photo: CollectedPhoto) => void;
  readonly onClose: () => void;
}

/** One photo: the picture, what the network sees and says of it now, and what can be done with it. */
export function PhotoSheet({ collection, photo, preview, onShow, onClose }: PhotoSheetProps) {
  const { client, nameOf, selectable, shown, wrongAnswerTo } = collection;
  const { id, label, name, addedAt, width, height, bytes } = photo;
  const at = shown.findIndex((each) => each.id === id);
  // Those beside it too, so that they are there when they are swiped to.
  const near = at < 0 ? [photo] : shown.slice(Math.max(0, at - 1), at + 2);
  const thumbnails = useThumbnails(
    client,
    near.map((each) => each.id),
  );
  const url = thumbnails.get(id) ?? preview;
  const pictures = useRef<HTMLDivElement>(null);
  const { canGo, go } = useNeighbours(shown, id, onShow, pictures);
  const swipe = useSwipe(pictures, canGo, go);
  const [seen, setSeen] = useState<PhotoInput>();
  const [isMoving, setMoving] = useState(false);
  useEffect(() => {
    // Where no model is loaded, the photo is shown without what it would see.
    client.call("photoInput", { id }).then(setSeen, () => undefined);
  }, [client, id]);
  const { input, answers: [first] = [], sure } = seen?.id === id ? seen : {};
  const withoutIt = wrongAnswerTo(id);
  const then = (work: Promise<void>) => {
    onClose();
    void work;
  };
  return (
    <Sheet title={nameOf(label)} beside onClose={onClose}>
      <div class="stack photo-sheet">
        <Neighbours at={at} count={shown.length} onGo={go} />
        <div ref={pictures} class="pictures" {...swipe}>
          <div class="picture">
            {url && <img src={url} alt={name || photoWords.thePhoto} draggable={false} />}
          </div>
          {input && <PixelPicture {...input} label={photoWords.whatNetworkSees} />}
        </div>
        <dl class="rows number">
          {first && (
            <div>
              <dt>{photoWords.hangerSays}</dt>
              <dd>{sure ? `${first.name} ${percent(first.probability)}` : photoWords.notSure}</dd>
            </div>
          )}
          <div>
            <dt>{photoWords.learnedAs}</dt>
            <dd>{selectable.unlearned.has(id) ? photoWords.notLearned : nameOf(label)}</dd>
          </div>
          {withoutIt && (
            <div>
              <dt>{photoWords.withoutLearningIt}</dt>
              <dd>{nameOf(withoutIt)}</dd>
            </div>
          )}
          {name && (
            <div>
              <dt>{photoWords.file}</dt>
              <dd>{name}</dd>
            </div>
          )}
          <div>
            <dt>{photoWords.addedAt}</dt>
            <dd>{formatDate(addedAt)}</dd>
          </div>
          <div>
            <dt>{photoWords.keptAs}</dt>
            <dd>
              {formatNumber(width)} × {formatNumber(height)}, {fileSize(bytes)}
            </dd>
          </div>
        </dl>
        {isMoving ? (
          <ClassPicker
            client={client}
            current={label}
            onPick={(picked) => then(moveInCollection(collection, [photo], picked))}
          />
        ) : (
          <div class="pair">
            <button class="button" type="button" onClick={() => then(deleteFromCollection(collection, [id]))}>
              {photoWords.delete}
            </button>
            <button class="button" type="button" onClick={() => setMoving(true)}>
              {photoWords.move}
            </button>
          </div>
        )}
      </div>
    </Sheet>
  );
}

/** The way to the photos before and behind one, by button, arrow key and swipe; each comes in from its side. */
function useNeighbours(
  photos: readonly CollectedPhoto[],
  id: string,
  onShow: (photo: CollectedPhoto) => void,
  pictures: RefObject<HTMLElement | null>,
) {
  // The photo that was asked for last: a key may be pressed again before it is drawn.
  const asked = useRef(id);
  asked.current = id;
  const came = useRef<Step | undefined>(undefined);
  const neighbour = useCallback(
    (step: Step) => photos[photos.findIndex((each) => each.id === asked.current) + step],
    [photos],
  );
  const go = useCallback(
    (step: Step) => {
      const photo = neighbour(step);
      if (!photo) return;
      asked.current = photo.id;
      came.current = step;
      onShow(photo);
    },
    [neighbour, onShow],
  );
  useLayoutEffect(() => {
    if (came.current && pictures.current) comeIn(pictures.current, came.current);
    came.current = undefined;
  }, [id]);
  useEffect(() => {
    const onKey = ({ key, target }: KeyboardEvent) => {
      if (target instanceof HTMLInputElement) return;
      if (key === "ArrowLeft") go(-1);
      if (key === "ArrowRight") go(1);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [go]);
  return { go, canGo: (step: Step) => neighbour(step) !== undefined };
}

interface NeighboursProps {
  /** Place of the photo among those that are shown, from 0, and how many those are. */
  readonly at: number;
  readonly count: number;
  readonly onGo: (step: Step) => void;
}

function Neighbours({ at, count, onGo }: NeighboursProps) {
  if (at < 0 || count < 2) return null;
  return (
    <div class="neighbours">
      <button
        class="button"
        type="button"
        aria-label={photoWords.previousPhoto}
        disabled={at === 0}
        onClick={() => onGo(-1)}
      >
        <span aria-hidden="true">‹</span>
      </button>
      <span class="number quiet">{photoWords.photoOf(at + 1, count)}</span>
      <button
        class="button"
        type="button"
        aria-label={photoWords.nextPhoto}
        disabled={at === count - 1}
        onClick={() => onGo(1)}
      >
        <span aria-hidden="true">›</span>
      </button>
    </div>
  );
}
