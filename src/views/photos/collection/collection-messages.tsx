import { Note } from "../../../ui/note";
import { photoWords } from "../../../words/photos";
import type { Collection } from "./use-collection";

/** What went wrong, or what was done and how to take it back. */
export function CollectionMessages({ collection }: { readonly collection: Collection }) {
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
