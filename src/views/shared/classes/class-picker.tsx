import { useEffect, useState } from "preact/hooks";
import type { ClassInfo, ModelClient } from "../../../contract";
import { Icon } from "../../../ui/icon";
import { Note } from "../../../ui/note";
import { photoWords } from "../../../words/photos";
import { sentenceOf } from "../sentence-of";
import "./class-picker.css";
import { NameForm } from "./name-form";

interface ClassPickerProps {
  readonly client: ModelClient;
  /** Id of the class that it is in now, marked as such. */
  readonly current?: string | undefined;
  /** Ids of classes that come first, the likeliest before the others. */
  readonly likely?: readonly string[];
  /** Ids of classes that are not offered. */
  readonly without?: readonly string[];
  /** Whether a class can be made on the way. */
  readonly canAdd?: boolean;
  readonly onPick: (picked: ClassInfo) => void;
}

/** With more classes than this, looking for one is slower than writing its first letters. */
const MANY = 14;

/** The classes to choose one of, as chips; a new one is named in place. */
export function ClassPicker(props: ClassPickerProps) {
  const { client, current, likely = [], without = [], canAdd = true, onPick } = props;
  const [classes, setClasses] = useState<readonly ClassInfo[]>();
  const [problem, setProblem] = useState<string>();
  const [wanted, setWanted] = useState("");
  const [isNaming, setNaming] = useState(false);

  useEffect(() => {
    const rank = ({ id }: ClassInfo) => (likely.includes(id) ? likely.indexOf(id) : likely.length);
    const show = (all: readonly ClassInfo[]) =>
      setClasses(
        all
          .filter(({ id, hidden }) => !hidden && !without.includes(id))
          .sort((one, other) => rank(one) - rank(other)),
      );
    client.call("listClasses", undefined).then(show, (error: unknown) => setProblem(sentenceOf(error)));
  }, [client]);

  const matching = classes?.filter(({ name }) => name.toLowerCase().includes(wanted.trim().toLowerCase()));
  return (
    <div class="class-picker">
      {problem && <Note kind="problem">{problem}</Note>}
      {classes && classes.length > MANY && (
        <input
          class="field"
          type="search"
          aria-label={photoWords.findClass}
          placeholder={photoWords.findClass}
          value={wanted}
          onInput={({ currentTarget }) => setWanted(currentTarget.value)}
        />
      )}
      <ul class="chips">
        {matching?.map((each) => (
          <li key={each.id}>
            <button
              type="button"
              class="chip-button"
              aria-pressed={each.id === current}
              onClick={() => onPick(each)}
            >
              {each.name}
            </button>
          </li>
        ))}
        {canAdd && classes && !isNaming && (
          <li>
            <button type="button" class="chip-button new" onClick={() => setNaming(true)}>
              <Icon name="add" size={16} /> {photoWords.newClass}
            </button>
          </li>
        )}
      </ul>
      {isNaming && (
        <NameForm
          label={photoWords.newClassName}
          action={photoWords.add}
          initial={matching?.length === 0 ? wanted : ""}
          onName={async (name) =>
            onPick(classCalled(name, classes) ?? (await client.call("addClass", { name })))
          }
        />
      )}
    </div>
  );
}

/** The class of a name, in capitals or not, where it is shown: `addClass` says of a hidden one that it is hidden. */
export function classCalled(name: string, classes: readonly ClassInfo[] = []): ClassInfo | undefined {
  const wanted = name.trim().toLocaleLowerCase();
  return classes.find((each) => !each.hidden && each.name.toLocaleLowerCase() === wanted);
}
