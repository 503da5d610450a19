import { useEffect, useRef, useState } from "preact/hooks";
import type { ClassInfo } from "../../../contract";
import { Icon } from "../../../ui/icon";
import { Sheet } from "../../../ui/sheet";
import { formatNumber } from "../../../words/numbers";
import { photoWords } from "../../../words/photos";
import { classCalled } from "../../shared/classes/class-picker";
import { NameForm } from "../../shared/classes/name-form";
import type { Collection, Selected } from "./use-collection";

/** The selections, in the order in which they are listed; empty ones are left out. */
const SELECTED: readonly Selected[] = ["wrong", "unlearned"];

interface ClassRailProps {
  readonly collection: Collection;
  readonly isShown: boolean;
}

/** The classes with their counts: one is looked at, or all. */
export function ClassRail({ collection, isShown }: ClassRailProps) {
  const { client, classes, current, only, selectable, photos, look, lookOnly, act } = collection;
  const [isNaming, setNaming] = useState(false);
  if (!classes) return null;
  return (
    <nav class="rail" aria-label={photoWords.classes}>
      <ul>
        <li>
          <Entry
            name={photoWords.allPhotos}
            count={photos.length}
            isCurrent={!current && !only}
            onLook={() => look(undefined)}
          />
        </li>
        {SELECTED.filter((each) => each === only || selectable[each].size > 0).map((each) => (
          <li key={each}>
            <Entry
              name={titleOfSelected(each)}
              count={selectable[each].size}
              isCurrent={each === only}
              onLook={() => lookOnly(each)}
            />
          </li>
        ))}
        {inOrder(classes).map(({ id, name, photos: count, hidden }) => (
          <li key={id}>
            <Entry
              name={name}
              count={count}
              isHidden={hidden}
              isCurrent={id === current?.id}
              onLook={() => look(id)}
            />
          </li>
        ))}
        <li>
          <button type="button" class="entry new" onClick={() => setNaming(true)}>
            <Icon name="add" size={16} /> {photoWords.newClass}
          </button>
        </li>
      </ul>
      {isNaming && isShown && (
        <Sheet title={photoWords.newClass} onClose={() => setNaming(false)}>
          <NameForm
            label={photoWords.newClassName}
            action={photoWords.add}
            onName={async (name) => {
              const added = classCalled(name, classes) ?? (await client.call("addClass", { name }));
              setNaming(false);
              await act(async () => undefined);
              look(added.id);
            }}
          />
        </Sheet>
      )}
    </nav>
  );
}

export const titleOfSelected = (selected: Selected) =>
  selected === "wrong" ? photoWords.answeredWrong : photoWords.notLearned;

/** Classes with photos and the owner's own come first; those that only Hanger knows follow. */
function inOrder(classes: readonly ClassInfo[]): readonly ClassInfo[] {
  const isUsed = ({ photos, builtIn }: ClassInfo) => photos > 0 || !builtIn;
  return [...classes.filter(isUsed), ...classes.filter((each) => !isUsed(each))];
}

interface EntryProps {
  readonly name: string;
  readonly count: number;
  readonly isCurrent: boolean;
  readonly isHidden?: boolean;
  readonly onLook: () => void;
}

function Entry({ name, count, isCurrent, isHidden = false, onLook }: EntryProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isCurrent) button.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [isCurrent]);
  return (
    <button
      ref={button}
      type="button"
      class="entry"
      data-hidden={isHidden}
      aria-current={isCurrent ? "true" : undefined}
      onClick={onLook}
    >
      <span>{name}</span>
      {isHidden && <small>{photoWords.hidden}</small>}
      <span class="number count">{formatNumber(count)}</span>
    </button>
  );
}
