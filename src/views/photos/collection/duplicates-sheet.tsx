import { useEffect, useState } from "preact/hooks";
import { Sheet } from "../../../ui/sheet";
import { photoWords } from "../../../words/photos";
import { sentenceOf } from "../../shared/sentence-of";
import { useThumbnails } from "./thumbnails";
import { type Collection, deleteFromCollection } from "./use-collection";

interface DuplicatesSheetProps {
  readonly collection: Collection;
  readonly onClose: () => void;
}

/** Groups on screen, at most; the others come up once these are dealt with. */
const MOST_GROUPS = 30;

/** Photos that show the same picture, group by group, the oldest of each first. */
export function DuplicatesSheet({ collection, onClose }: DuplicatesSheetProps) {
  const { client, photos, nameOf } = collection;
  const [groups, setGroups] = useState<readonly (readonly string[])[]>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    client
      .call("findDuplicates", undefined)
      .then(setGroups, (error: unknown) => setProblem(sentenceOf(error)));
  }, [client, photos]);
  const near = groups?.slice(0, MOST_GROUPS) ?? [];
  const thumbnails = useThumbnails(
    client,
    near.flatMap((group) => group.slice(0, 6)),
  );
  const copies = groups?.flatMap((group) => group.slice(1)) ?? [];
  const labels = new Map(photos.map(({ id, label }) => [id, label]));
  return (
    <Sheet title={photoWords.alike} onClose={onClose}>
      <div class="stack">
        {problem && (
          <p class="problem-line" role="alert">
            {problem}
          </p>
        )}
        {!groups && !problem && <p class="quiet">{photoWords.comparing(photos.length)}</p>}
        {groups?.length === 0 && <p>{photoWords.noneTwice}</p>}
        {near.map((group) => (
          <section class="group" key={group[0]}>
            <ul>
              {group.slice(0, 6).map((id) => (
                <li key={id}>
                  <img src={thumbnails.get(id)} alt="" />
                  <span class="quiet">{nameOf(labels.get(id) ?? "")}</span>
                </li>
              ))}
            </ul>
            <button
              class="button"
              type="button"
              onClick={() => void deleteFromCollection(collection, group.slice(1))}
            >
              {photoWords.deleteAllButFirst}
            </button>
          </section>
        ))}
        {groups && groups.length > near.length && (
          <p class="quiet">{photoWords.moreGroups(groups.length - near.length)}</p>
        )}
        {groups && groups.length > 1 && (
          <button
            class="button main"
            type="button"
            onClick={() => {
              onClose();
              void deleteFromCollection(collection, copies);
            }}
          >
            {photoWords.deleteCopies(copies.length)}
          </button>
        )}
      </div>
    </Sheet>
  );
}
