import { useState } from "preact/hooks";
import { Sheet } from "../../../ui/sheet";
import { photoWords } from "../../../words/photos";
import { ClassPicker } from "../../shared/classes/class-picker";
import { type Collection, deleteFromCollection, moveInCollection } from "./use-collection";

interface SelectionBarProps {
  readonly collection: Collection;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  readonly onEnd: () => void;
}

/** What can be done with the photos that are selected. */
export function SelectionBar({ collection, selected, onSelect, onEnd }: SelectionBarProps) {
  const { client, shown, current } = collection;
  const [isMoving, setMoving] = useState(false);
  const chosen = shown.filter(({ id }) => selected.has(id));
  const isAll = chosen.length === shown.length;
  const then = (work: Promise<void>) => {
    setMoving(false);
    onEnd();
    void work;
  };
  return (
    <section class="selection" aria-label={photoWords.selectedPhotos}>
      <p class="number" role="status">
        {photoWords.selected(chosen.length)}
      </p>
      <div class="tools">
        <button
          class="button"
          type="button"
          onClick={() => onSelect(new Set(isAll ? [] : shown.map(({ id }) => id)))}
        >
          {isAll ? photoWords.none : photoWords.all}
        </button>
        <button class="button" type="button" disabled={chosen.length === 0} onClick={() => setMoving(true)}>
          {photoWords.move}
        </button>
        <button
          class="button"
          type="button"
          disabled={chosen.length === 0}
          onClick={() =>
            then(
              deleteFromCollection(
                collection,
                chosen.map(({ id }) => id),
              ),
            )
          }
        >
          {photoWords.delete}
        </button>
        <button class="button main" type="button" onClick={onEnd}>
          {photoWords.done}
        </button>
      </div>
      {isMoving && (
        <Sheet title={photoWords.movePhotos(chosen.length)} onClose={() => setMoving(false)}>
          <ClassPicker
            client={client}
            current={current?.id}
            onPick={(picked) => then(moveInCollection(collection, chosen, picked))}
          />
        </Sheet>
      )}
    </section>
  );
}
