import { useState } from "preact/hooks";
import { Sheet } from "../../../ui/sheet";
import { ClassPicker } from "../classes/class-picker";
import { type Collection, deletePhotos, movePhotos, photoCount } from "./use-collection";

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
    <section class="selection" aria-label="Selected photos">
      <p class="number" role="status">
        {photoCount(chosen.length)} selected
      </p>
      <div class="tools">
        <button
          class="button"
          type="button"
          onClick={() => onSelect(new Set(isAll ? [] : shown.map(({ id }) => id)))}
        >
          {isAll ? "None" : "All"}
        </button>
        <button class="button" type="button" disabled={chosen.length === 0} onClick={() => setMoving(true)}>
          Move
        </button>
        <button
          class="button"
          type="button"
          disabled={chosen.length === 0}
          onClick={() =>
            then(
              deletePhotos(
                collection,
                chosen.map(({ id }) => id),
              ),
            )
          }
        >
          Delete
        </button>
        <button class="button main" type="button" onClick={onEnd}>
          Done
        </button>
      </div>
      {isMoving && (
        <Sheet title={`Move ${photoCount(chosen.length)}`} onClose={() => setMoving(false)}>
          <ClassPicker
            client={client}
            current={current?.id}
            onPick={(picked) => then(movePhotos(collection, chosen, picked))}
          />
        </Sheet>
      )}
    </section>
  );
}
