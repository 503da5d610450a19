import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { CollectedPhoto, PhotoInput } from "../../../contract";
import { fileSize, percent } from "../../../ui/format";
import { PixelPicture } from "../../../ui/pixel-picture";
import { Sheet } from "../../../ui/sheet";
import { photoWords } from "../../../words/photos";
import { language } from "../../../words/translatable";
import { ClassPicker } from "../../shared/classes/class-picker";
import { useThumbnails } from "./thumbnails";
import { type Collection, deleteFromCollection, moveInCollection } from "./use-collection";

interface PhotoSheetProps {
  readonly collection: Collection;
  readonly photo: CollectedPhoto;
  /** Called to show another one in its place. */
  readonly onShow: (photo: CollectedPhoto) => void;
  readonly onClose: () => void;
}

/** One photo: the picture, what the network sees and says of it now, and what can be done with it. */
export function PhotoSheet({ collection, photo, onShow, onClose }: PhotoSheetProps) {
  const { client, nameOf } = collection;
  const { id, label, name, addedAt, width, height, bytes } = photo;
  const url = useThumbnails(client, [id]).get(id);
  const [seen, setSeen] = useState<PhotoInput>();
  const [isMoving, setMoving] = useState(false);
  useEffect(() => {
    // Where no model is loaded, the photo is shown without what it would see.
    client.call("photoInput", { id }).then(setSeen, () => undefined);
  }, [client, id]);
  const { input, answers: [first] = [], sure } = seen?.id === id ? seen : {};
  const then = (work: Promise<void>) => {
    onClose();
    void work;
  };
  return (
    <Sheet title={nameOf(label)} onClose={onClose}>
      <div class="stack photo-sheet">
        <Neighbours photos={collection.shown} id={id} onShow={onShow} />
        <div class="pictures">
          <div class="picture">{url && <img src={url} alt={name || photoWords.thePhoto} />}</div>
          {input && (
            <figure>
              <PixelPicture {...input} label={photoWords.whatNetworkSees} />
              <figcaption class="quiet">{photoWords.whatNetworkSees}</figcaption>
            </figure>
          )}
        </div>
        <dl class="rows number">
          {first && (
            <div>
              <dt>{photoWords.hangerSays}</dt>
              <dd>{sure ? `${first.name} ${percent(first.probability)}` : photoWords.notSure}</dd>
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
            <dd>{new Date(addedAt).toLocaleString(language())}</dd>
          </div>
          <div>
            <dt>{photoWords.keptAs}</dt>
            <dd>
              {width} x {height}, {fileSize(bytes)}
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

interface NeighboursProps {
  readonly photos: readonly CollectedPhoto[];
  readonly id: string;
  readonly onShow: (photo: CollectedPhoto) => void;
}

/** A finger that moves less, in pixels, did not swipe. */
const SWIPE = 48;

/** The way to the photos before and behind one, by button, arrow key and swipe. */
function Neighbours({ photos, id, onShow }: NeighboursProps) {
  // The photo that was asked for last: a key may be pressed again before it is drawn.
  const asked = useRef(id);
  asked.current = id;
  const go = useCallback(
    (step: 1 | -1) => {
      const photo = photos[photos.findIndex((each) => each.id === asked.current) + step];
      if (!photo) return;
      asked.current = photo.id;
      onShow(photo);
    },
    [photos, onShow],
  );
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    let from: Touch | undefined;
    addEventListener(
      "keydown",
      ({ key, target }) => {
        if (target instanceof HTMLInputElement) return;
        if (key === "ArrowLeft") go(-1);
        if (key === "ArrowRight") go(1);
      },
      { signal },
    );
    addEventListener("touchstart", ({ touches }) => (from = touches.length === 1 ? touches[0] : undefined), {
      signal,
    });
    addEventListener(
      "touchend",
      ({ changedTouches: [to] }) => {
        if (!from || !to) return;
        const [across, down] = [to.clientX - from.clientX, to.clientY - from.clientY];
        if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(down)) go(across > 0 ? -1 : 1);
      },
      { signal },
    );
    return () => listening.abort();
  }, [go]);
  const at = photos.findIndex((photo) => photo.id === id);
  if (at < 0 || photos.length < 2) return null;
  return (
    <div class="neighbours">
      <button
        class="button"
        type="button"
        aria-label={photoWords.previousPhoto}
        disabled={at === 0}
        onClick={() => go(-1)}
      >
        <span aria-hidden="true">‹</span>
      </button>
      <span class="number quiet">{photoWords.photoOf(at + 1, photos.length)}</span>
      <button
        class="button"
        type="button"
        aria-label={photoWords.nextPhoto}
        disabled={at === photos.length - 1}
        onClick={() => go(1)}
      >
        <span aria-hidden="true">›</span>
      </button>
    </div>
  );
}
