import type { ClassInfo, CollectedPhoto } from "../../../contract";
import { Sheet } from "../../../ui/sheet";
import { photoWords } from "../../../words/photos";
import { ClassPicker, classCalled } from "../../shared/classes/class-picker";
import type { Incoming } from "../../shared/incoming";
import { AddSheet } from "./add-sheet";
import { BurstSheet } from "./burst-sheet";
import { ClassSheet } from "./class-sheet";
import { DuplicatesSheet } from "./duplicates-sheet";
import { PhotoSheet } from "./photo-sheet";
import "./sheets.css";
import { SortSheet } from "./sort-sheet";
import type { AddingBatch } from "./use-adding";
import type { Collection } from "./use-collection";

/** The sheet that is open over the collection. */
export type OpenSheet =
  | { readonly sheet: "add" | "class" | "burst-class" | "duplicates" }
  | { readonly sheet: "burst"; readonly to: ClassInfo }
  | { readonly sheet: "sort"; readonly incoming: readonly Incoming[] }
  | {
      readonly sheet: "photo";
      readonly photo: CollectedPhoto;
      /** Address of its picture, where it is there already. */
      readonly preview?: string | undefined;
    };

interface CollectionSheetsProps {
  readonly collection: Collection;
  readonly open: OpenSheet | undefined;
  readonly setOpen: (open: OpenSheet | undefined) => void;
  readonly onIncoming: (incoming: readonly Incoming[]) => void;
  readonly onBatches: (batches: readonly AddingBatch[]) => void;
}

export function CollectionSheets({
  collection,
  open,
  setOpen,
  onIncoming,
  onBatches,
}: CollectionSheetsProps) {
  const { client, classes, current, look, reload } = collection;
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
          onNewClass={async (name) => {
            const { id } = classCalled(name, classes) ?? (await client.call("addClass", { name }));
            await reload();
            look(id);
          }}
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
      return (
        <PhotoSheet
          collection={collection}
          photo={open.photo}
          preview={open.preview}
          onShow={(photo) => setOpen({ sheet: "photo", photo })}
          onClose={close}
        />
      );
    default:
      return null;
  }
}
