import { useState } from "preact/hooks";
import { Sheet } from "../../../ui/sheet";
import { ClassPicker } from "../classes/class-picker";
import { type Folder, foldersOf, type Incoming } from "./incoming";
import type { Batch } from "./use-adding";
import { type Collection, photoCount } from "./use-collection";

interface SortSheetProps {
  readonly collection: Collection;
  readonly incoming: readonly Incoming[];
  readonly onBatches: (batches: readonly Batch[]) => void;
  readonly onClose: () => void;
}

/** Asks which class photos belong to: by their folders, where those are named like classes, or all to one. */
export function SortSheet({ collection, incoming, onBatches, onClose }: SortSheetProps) {
  const { client, classes = [], current } = collection;
  const [folders] = useState(() => foldersOf(incoming, classes));
  const [isWhole, setWhole] = useState(!folders);
  const files = incoming.map(({ file }) => file);
  if (!isWhole && folders) {
    return (
      <Sheet title="Add by folder?" onClose={onClose}>
        <FolderForm
          collection={collection}
          folders={folders}
          onBatches={onBatches}
          onWhole={() => (current ? onBatches([{ to: current, files }]) : setWhole(true))}
        />
      </Sheet>
    );
  }
  return (
    <Sheet title={`What do ${photoCount(files.length)} show?`} onClose={onClose}>
      <ClassPicker client={client} onPick={(to) => onBatches([{ to, files }])} />
    </Sheet>
  );
}

interface FolderFormProps {
  readonly collection: Collection;
  readonly folders: readonly Folder[];
  readonly onBatches: (batches: readonly Batch[]) => void;
  readonly onWhole: () => void;
}

function FolderForm({ collection, folders, onBatches, onWhole }: FolderFormProps) {
  const { client, current } = collection;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(folders.filter(({ match }) => match).map(({ name }) => name)),
  );
  const [problem, setProblem] = useState<string>();
  const toggle = (name: string) =>
    setChosen((now) => {
      const next = new Set(now);
      if (!next.delete(name)) next.add(name);
      return next;
    });
  const add = async () => {
    try {
      const batches: Batch[] = [];
      for (const { name, files, match } of folders) {
        if (!chosen.has(name)) continue;
        batches.push({ to: match ?? (await client.call("addClass", { name })), files });
      }
      onBatches(batches);
    } catch (error) {
      setProblem((error as Error).message);
    }
  };
  return (
    <div class="stack">
      <p>These folders are named like classes.</p>
      <ul class="folders">
        {folders.map(({ name, files, match }) => (
          <li key={name}>
            <label>
              <input
                type="checkbox"
                checked={chosen.has(name)}
                disabled={name === ""}
                onChange={() => toggle(name)}
              />
              <span>{name || "In no folder"}</span>
              <span class="quiet number">
                {photoCount(files.length)} {match ? `to ${match.name}` : name && "to a new class"}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {problem && (
        <p class="problem-line" role="alert">
          {problem}
        </p>
      )}
      <div class="pair">
        <button class="button" type="button" onClick={onWhole}>
          {current ? `All to ${current.name}` : "All to one class"}
        </button>
        <button class="button main" type="button" disabled={chosen.size === 0} onClick={() => void add()}>
          Add by folder
        </button>
      </div>
    </div>
  );
}
