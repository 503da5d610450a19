import { useCallback, useEffect, useState } from "preact/hooks";
import { type ClassInfo, type CollectedPhoto, HangerError } from "../../../contract";
import { fileSize } from "../../../ui/format";
import { Icon } from "../../../ui/icon";
import { Note } from "../../../ui/note";
import { Sheet } from "../../../ui/sheet";
import { photoWords } from "../../../words/photos";
import { ClassPicker } from "../../shared/classes/class-picker";
import { useIncoming } from "../../shared/incoming-files";
import type { PartProps } from "../part-props";
import { AddSheet } from "./add-sheet";
import { AddingStatus } from "./adding-status";
import { BurstSheet } from "./burst-sheet";
import { ClassRail } from "./class-rail";
import { ClassSheet } from "./class-sheet";
import "./collection.css";
import { DuplicatesSheet } from "./duplicates-sheet";
import { foldersOf, fromTransfer, type Incoming } from "./incoming";
import { PhotoGrid } from "./photo-grid";
import { PhotoSheet } from "./photo-sheet";
import "./sheets.css";
import { SelectionBar } from "./selection-bar";
import { SortSheet } from "./sort-sheet";
import { type AddingBatch, useAdding } from "./use-adding";
import { type Collection, useCollection } from "./use-collection";

type Open =
  | { readonly sheet: "add" | "class" | "burst-class" | "duplicates" }
  | { readonly sheet: "burst"; readonly to: ClassInfo }
  | { readonly sheet: "sort"; readonly incoming: readonly Incoming[] }
  | { readonly sheet: "photo"; readonly photo: CollectedPhoto };

/** The owner's photos by class. */
export function CollectionPart({ client, isShown }: PartProps) {
  const collection = useCollection(client, isShown);
  const adding = useAdding(collection);
  const [open, setOpen] = useState<Open>();
  const [selected, setSelected] = useState<ReadonlySet<string>>();
  const { classes, current, shown, photos } = collection;
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
  const dragging = useIncoming(
    useCallback(
      (transfer) => {
        const { files } = transfer;
        if (files.length === 0) return false;
        const refuse = () =>
          collection.act(() => Promise.reject(new HangerError("image-unreadable", photoWords.notRead)));
        void fromTransfer(transfer).then(takeIncoming, refuse);
        return true;
      },
      [current, classes, adding.progress],
    ),
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
            <h2>{current?.name ?? photoWords.allPhotos}</h2>
            <p class="quiet number">{describeCollection(collection)}</p>
          </div>
          <div class="tools">
            {current && (
              <button class="button" type="button" onClick={() => setOpen({ sheet: "class" })}>
                {photoWords.change}
              </button>
            )}
            {shown.length > 0 && (
              <button
                class="button"
                type="button"
                aria-pressed={selected !== undefined}
                onClick={() => setSelected(selected ? undefined : new Set())}
              >
                {photoWords.select}
              </button>
            )}
          </div>
        </header>
        <Messages collection={collection} />
        <AddingStatus adding={adding} />
        {!adding.progress && !selected && (
          <button class="button main add" type="button" onClick={() => setOpen({ sheet: "add" })}>
            <Icon name="add" /> {current ? photoWords.addPhotosTo(current.name) : photoWords.addPhotos}
          </button>
        )}
        {shown.length === 0 ? (
          <Empty collection={collection} />
        ) : (
          <PhotoGrid
            client={client}
            photos={shown}
            selected={selected}
            nameOf={collection.nameOf}
            onOpen={(photo) => setOpen({ sheet: "photo", photo })}
            onToggle={toggle}
          />
        )}
        {photos.length > 1 && !current && (
          <button class="button" type="button" onClick={() => setOpen({ sheet: "duplicates" })}>
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
      <Sheets
        collection={collection}
        open={open}
        setOpen={setOpen}
        onIncoming={takeIncoming}
        onBatches={addBatches}
      />
    </div>
  );
}

interface SheetsProps {
  readonly collection: Collection;
  readonly open: Open | undefined;
  readonly setOpen: (open: Open | undefined) => void;
  readonly onIncoming: (incoming: readonly Incoming[]) => void;
  readonly onBatches: (batches: readonly AddingBatch[]) => void;
}

function Sheets({ collection, open, setOpen, onIncoming, onBatches }: SheetsProps) {
  const { client, current } = collection;
  const close = () => setOpen(undefined);
  const take = (incoming: readonly Incoming[]) => {
    close();
    onIncoming(incoming);
  };
  switch (open?.sheet) {
    case "add":
      return (
        <AddSheet
          to={current}
          onFiles={take}
          onCamera={() => setOpen(current ? { sheet: "burst", to: current } : { sheet: "burst-class" })}
          onClose={close}
        />
      );
    case "burst":
      return <BurstSheet collection={collection} to={open.to} onClose={close} />;
    case "burst-class":
      return (
        <Sheet title={photoWords.whatToTake} onClose={close}>
          <ClassPicker client={client} onPick={(to) => setOpen({ sheet: "burst", to })} />
        </Sheet>
      );
    case "class":
      return current ? <ClassSheet collection={collection} of={current} onClose={close} /> : null;
    case "duplicates":
      return <DuplicatesSheet collection={collection} onClose={close} />;
    case "sort":
      return (
        <SortSheet collection={collection} incoming={open.incoming} onBatches={onBatches} onClose={close} />
      );
    case "photo":
      return <PhotoSheet collection={collection} photo={open.photo} onClose={close} />;
    default:
      return null;
  }
}

/** How many photos, and, of all of them, what they take of the device. */
function describeCollection({ current, shown, use }: Collection): string {
  const state =
    current &&
    [current.hidden && photoWords.hidden, !current.known && photoWords.notLearnedYet].filter(Boolean);
  if (current) return [photoWords.photos(shown.length), ...(state ?? [])].join(", ");
  if (!use) return photoWords.photos(shown.length);
  const { used, allowed } = use;
  const taken = photoWords.photosTake(use.photos, fileSize(use.photoBytes));
  if (used === undefined || allowed === undefined) return taken;
  return `${taken} ${photoWords.room(fileSize(used), fileSize(Math.max(0, allowed - used)))}`;
}

/** What went wrong, or what was done and how to take it back. */
function Messages({ collection }: { readonly collection: Collection }) {
  const { problem, done, act, closeMessages } = collection;
  if (problem) {
    return (
      <Note kind="problem" onClose={closeMessages}>
        {problem}
      </Note>
    );
  }
  if (!done) return null;
  const { sentence, undo } = done;
  return (
    <div class="floating">
      <Note kind="notice" onClose={closeMessages}>
        <div class="done">
          <span>{sentence}</span>
          {undo && (
            <button
              class="button"
              type="button"
              onClick={() =>
                void act(async () => {
                  await undo();
                  return undefined;
                })
              }
            >
              {photoWords.undo}
            </button>
          )}
        </div>
      </Note>
    </div>
  );
}

function Empty({ collection: { current } }: { readonly collection: Collection }) {
  return <p class="card empty">{current ? photoWords.emptyClass(current.name) : photoWords.empty}</p>;
}
