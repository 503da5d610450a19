import { useState } from "preact/hooks";
import type { BuiltInChange, ModelClient } from "../../../contract";
import { Note } from "../../../ui/note";
import { modelWords } from "../../../words/models";
import { sentenceOf } from "../../shared/sentence-of";

interface BuiltInChangesProps {
  readonly client: ModelClient;
  readonly changes: readonly BuiltInChange[];
  readonly onChanged: () => void;
}

/** Asks which of a file's changes to the built-in classes are wanted here too: none, unless the owner chooses some. */
export function BuiltInChanges({ client, changes, onChanged }: BuiltInChangesProps) {
  const [left, setLeft] = useState(changes);
  const [chosen, setChosen] = useState<ReadonlySet<BuiltInChange>>(new Set());
  const [isChanging, setIsChanging] = useState(false);
  const [problem, setProblem] = useState<string>();
  const choose = (change: BuiltInChange, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(change);
    else next.delete(change);
    setChosen(next);
  };
  const changeChosen = async () => {
    setIsChanging(true);
    setProblem(undefined);
    try {
      for (const change of changes.filter((each) => chosen.has(each) && left.includes(each))) {
        await make(client, change);
        setLeft((left) => left.filter((each) => each !== change));
      }
      setLeft([]);
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setIsChanging(false);
      onChanged();
    }
  };
  if (left.length === 0) return null;
  return (
    <fieldset class="built-in" disabled={isChanging}>
      <legend>{modelWords.builtInAsked}</legend>
      {left.map((change) => (
        <label key={`${change.kind} ${change.id}`}>
          <input
            type="checkbox"
            checked={chosen.has(change)}
            onChange={({ currentTarget }) => choose(change, currentTarget.checked)}
          />
          <span>{describe(change)}</span>
        </label>
      ))}
      {problem && <Note kind="problem">{problem}</Note>}
      <div class="actions">
        <button class="button" type="button" onClick={() => setLeft([])}>
          {modelWords.leaveBuiltIn}
        </button>
        <button class="button" type="button" disabled={chosen.size === 0} onClick={() => void changeChosen()}>
          {modelWords.changeBuiltIn}
        </button>
      </div>
    </fieldset>
  );
}

function describe(change: BuiltInChange): string {
  const { kind, name } = change;
  if (kind === "hidden") return modelWords.builtInHidden(name);
  return kind === "renamed"
    ? modelWords.builtInRenamed(name, change.to)
    : modelWords.builtInMerged(name, change.to);
}

/** @throws HangerError where the class may not be changed so, such as the last one shown */
function make(client: ModelClient, change: BuiltInChange): Promise<unknown> {
  const { kind, id } = change;
  if (kind === "hidden") return client.call("hideClass", { id, hidden: true });
  return kind === "renamed"
    ? client.call("renameClass", { id, name: change.to })
    : client.call("mergeClasses", { from: id, into: change.into });
}
