import { useRef, useState } from "preact/hooks";
import type { ClassInfo } from "../../../contract";
import { Sheet } from "../../../ui/sheet";
import { photoWords } from "../../../words/photos";
import { ClassPicker } from "../../shared/classes/class-picker";
import type { Incoming } from "../../shared/incoming";
import { sentenceOf } from "../../shared/sentence-of";
import { type Folder, foldersOf } from "./folders";
import type { AddingBatch } from "./use-adding";
import type { Collection } from "./use-collection";

interface SortSheetProps {
  readonly collection: Collection;
  readonly incoming: readonly Incoming[];
  readonly onBatches: (batches: readonly AddingBatch[]) => void;
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
      <Sheet title={photoWords.addByFolderQuestion} onClose={onClose}>
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
    <Sheet title={photoWords.whatPhotosShow(files.length)} onClose={onClose}>
      <ClassPicker client={client} onPick={(to) => onBatches([{ to, files }])} />
    </Sheet>
  );
}

interface FolderFormProps {
  readonly collection: Collection;
  readonly folders: readonly Folder[];
  readonly onBatches: (batches: readonly AddingBatch[]) => void;
  readonly onWhole: () => void;
}

function FolderForm({ collection, folders, onBatches, onWhole }: FolderFormProps) {
  const { client, current } = collection;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(folders.filter(({ match }) => match).map(({ name }) => name)),
  );
  const [problem, setProblem] = useState<string>();
  const [isAdding, setAdding] = useState(false);
  // Made already by a try that failed later on.
  const made = useRef(new Map<string, ClassInfo>());
  const toggle = (name: string) =>
    setChosen((now) => {
      const next = new Set(now);
      if (!next.delete(name)) next.add(name);
      return next;
    });
  const add = async () => {
    setAdding(true);
    setProblem(undefined);
    try {
      const batches: AddingBatch[] = [];
      for (const { name, files, match } of folders) {
        if (!chosen.has(name)) continue;
        const to = match ?? made.current.get(name) ?? (await client.call("addClass", { name }));
        made.current.set(name, to);
        batches.push({ to, files });
      }
      onBatches(batches);
    } catch (error) {
      setProblem(sentenceOf(error));
    }
    setAdding(false);
  };
  return (
    <div class="stack">
      <p>{photoWords.foldersNamedLikeClasses}</p>
      <ul class="folders">
        {folders.map((folder) => (
          <li key={folder.name}>
            <label>
              <input
                type="checkbox"
                checked={chosen.has(folder.name)}
                disabled={folder.name === ""}
                onChange={() => toggle(folder.name)}
              />
              <span>{folder.name || photoWords.inNoFolder}</span>
              <span class="quiet number">{whereTo(folder)}</span>
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
          {current ? photoWords.allTo(current.name) : photoWords.allToOneClass}
        </button>
        <button
          class="button main"
          type="button"
          disabled={chosen.size === 0 || isAdding}
          onClick={() => void add()}
        >
          {photoWords.addByFolder}
        </button>
      </div>
    </div>
  );
}

function whereTo({ name, files, match }: Folder): string {
  if (match) return photoWords.photosTo(files.length, match.name);
  return name ? photoWords.photosToNewClass(files.length) : photoWords.photos(files.length);
}
