import { useEffect, useState } from "preact/hooks";
import type { CollectedPhoto, GreyPicture } from "../../../contract";
import { fileSize } from "../../../ui/format";
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
  readonly onClose: () => void;
}

/** One photo: the picture, what the network sees of it, and what can be done with it. */
export function PhotoSheet({ collection, photo, onClose }: PhotoSheetProps) {
  const { client, nameOf } = collection;
  const { id, label, name, addedAt, width, height, bytes } = photo;
  const url = useThumbnails(client, [id]).get(id);
  const [input, setInput] = useState<GreyPicture>();
  const [isMoving, setMoving] = useState(false);
  useEffect(() => {
    // Where no model is loaded, the photo is shown without what it would see.
    client.call("photoInput", { id }).then(
      (seen) => setInput(seen.input),
      () => undefined,
    );
  }, [client, id]);
  const then = (work: Promise<void>) => {
    onClose();
    void work;
  };
  return (
    <Sheet title={nameOf(label)} onClose={onClose}>
      <div class="stack photo-sheet">
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
