import { useCallback, useEffect, useState } from "preact/hooks";
import type { CollectedPhoto } from "../../../contract";
import { fileSize } from "../../../ui/format";
import { grow } from "../../../ui/grow";
import { Icon } from "../../../ui/icon";
import { Note } from "../../../ui/note";
import { photoWords } from "../../../words/photos";
import type { Incoming } from "../../shared/incoming";
import { useIncomingPictures } from "../../shared/incoming-pictures";
import type { PartProps } from "../part-props";
import { AddingStatus } from "./adding-status";
import { ClassRail, titleOfSelected } from "./class-rail";
import "./collection.css";
import { CollectionMessages } from "./collection-messages";
import { CollectionSheets, type OpenSheet } from "./collection-sheets";
import { foldersOf } from "./folders";
import { PhotoGrid } from "./photo-grid";
import { SelectionBar } from "./selection-bar";
import { type AddingBatch, useAdding } from "./use-adding";
import { type Collection, useCollection } from "./use-collection";

/** With more photos than this, looking for one is slower than writing a few letters. */
const MANY = 8;

/** The owner's photos by class. */
export function CollectionPart({ client, isShown }: PartProps) {
  const collection = useCollection(client, isShown);
  const adding = useAdding(collection);
  const [open, setOpen] = useState<OpenSheet>();
  const [selected, setSelected] = useState<ReadonlySet<string>>();
  const { classes, current, only, shown, photos } = collection;
  // A sheet that is not seen would still hold the page, and the camera.
  useEffect(() => {
    if (!isShown) setOpen(undefined);
  }, [isShown]);

  const addBatches = (batches: readonly AddingBatch[]) => {
    setOpen(undefined);
    collection.closeMessages();
    void adding.start(batches);
  };
  const takeIncoming = (incoming: readonly Incoming[]) => {
    if (incoming.length === 0) return;
    if (adding.progress) return void collection.act(async () => ({ sentence: photoWords.stillAdding }));
    if (current && !foldersOf(incoming, classes ?? [])) {
      addBatches([{ to: current, files: incoming.map(({ file }) => file) }]);
    } else setOpen({ sheet: "sort", incoming });
  };
  const refuse = (error: unknown) => collection.act(() => Promise.reject(error));
  const dragging = useIncomingPictures(
    useCallback(takeIncoming, [current, classes, adding.progress]),
    useCallback(refuse, [collection.act]),
    isShown,
  );
  const toggle = ({ id }: CollectedPhoto) =>
    setSelected((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  if (!classes) {
    return collection.problem ? <Note kind="problem">{collection.problem}</Note> : null;
  }
  return (
    <div class="collection" data-dragging={dragging}>
      <ClassRail collection={collection} isShown={isShown} />
      <div class="contents">
        <header class="heading">
          <div>
            <h2>{current?.name ?? (only ? titleOfSelected(only) : photoWords.allPhotos)}</h2>
            <p class="quiet number">{describeCollection(collection)}</p>
          </div>
          <div class="tools">
            {current && (
              <button class="button" type="button" onClick={() => setOpen({ sheet: "class" })}>
                {photoWords.change}
              </button>
            )}
            <button
              class="button"
              type="button"
              aria-pressed={selected !== undefined}
              data-unavailable={shown.length === 0}
              onClick={() => setSelected(selected ? undefined : new Set())}
            >
              {photoWords.select}
            </button>
          </div>
        </header>
        <CollectionMessages collection={collection} />
        <AddingStatus adding={adding} classes={classes} />
        {!selected && (
          <button
            class="button main add"
            type="button"
            disabled={adding.progress !== undefined}
            onClick={() => setOpen({ sheet: "add" })}
          >
            <Icon name="add" /> {current ? photoWords.addPhotosTo(current.name) : photoWords.addPhotos}
          </button>
        )}
        {photos.length > MANY && (
          <input
            class="field"
            type="search"
            aria-label={photoWords.search}
            placeholder={photoWords.search}
            value={collection.wanted}
            onInput={({ currentTarget }) => collection.search(currentTarget.value)}
          />
        )}
        {shown.length === 0 ? (
          <Empty collection={collection} />
        ) : (
          <PhotoGrid
            client={client}
            photos={shown}
            selected={selected}
            opened={open?.sheet === "photo" ? open.photo.id : undefined}
            nameOf={collection.nameOf}
            onOpen={(photo, tile, preview) => grow(tile, () => setOpen({ sheet: "photo", photo, preview }))}
            onToggle={toggle}
          />
        )}
        {photos.length > 1 && !current && !only && (
          <button class="button aside" type="button" onClick={() => setOpen({ sheet: "duplicates" })}>
            {photoWords.findAlike}
          </button>
        )}
      </div>
      {selected && isShown && (
        <SelectionBar
          collection={collection}
          selected={selected}
          onSelect={setSelected}
          onEnd={() => setSelected(undefined)}
        />
      )}
      <CollectionSheets
        collection={collection}
        open={open}
        setOpen={setOpen}
        onIncoming={takeIncoming}
        onBatches={addBatches}
      />
    </div>
  );
}

/** How many photos, and, of all of them, what they take of the device. */
function describeCollection({ current, only, wanted, shown, use }: Collection): string {
  const state =
    current &&
    [current.hidden && photoWords.hidden, !current.known && photoWords.notLearnedYet].filter(Boolean);
  if (current) return [photoWords.photos(shown.length), ...(state ?? [])].join(", ");
  if (only || wanted) return photoWords.photos(shown.length);
  if (!use || use.photos === 0) return photoWords.photos(shown.length);
  const { used, allowed } = use;
  const taken = photoWords.photosTake(use.photos, fileSize(use.photoBytes));
  if (used === undefined || allowed === undefined) return taken;
  return `${taken} ${photoWords.room(fileSize(used), fileSize(Math.max(0, allowed - used)))}`;
}

function Empty({ collection: { current, only, wanted } }: { readonly collection: Collection }) {
  const sentence = wanted.trim()
    ? photoWords.noneFound(wanted.trim())
    : only
      ? photoWords.noneOfThese
      : current
        ? photoWords.emptyClass(current.name)
        : photoWords.empty;
  return <p class="card empty">{sentence}</p>;
}
