import { useState } from "preact/hooks";
import type { ClassInfo } from "../../../contract";
import { Sheet } from "../../../ui/sheet";
import { ClassPicker } from "../classes/class-picker";
import { NameForm } from "../classes/name-form";
import { type Collection, photoCount } from "./use-collection";

interface ClassSheetProps {
  readonly collection: Collection;
  readonly of: ClassInfo;
  readonly onClose: () => void;
}

/** Rename, hide, merge or delete a class. */
export function ClassSheet({ collection, of, onClose }: ClassSheetProps) {
  const { client, act, look } = collection;
  const { id, name, hidden, builtIn, photos } = of;
  const [step, setStep] = useState<"choose" | "rename" | "merge">("choose");
  const [target, setTarget] = useState<ClassInfo>();

  const hide = () => {
    onClose();
    return act(async () => {
      await client.call("hideClass", { id, hidden: !hidden });
      return {
        sentence: hidden ? `${name} is shown again.` : `${name} is hidden: answers no longer name it.`,
        undo: () => client.call("hideClass", { id, hidden }),
      };
    });
  };
  const merge = (into: ClassInfo) => {
    onClose();
    return act(async () => {
      await client.call("mergeClasses", { from: id, into: into.id });
      look(into.id);
      return { sentence: `${name} is part of ${into.name} now.` };
    });
  };
  const remove = () => {
    onClose();
    return act(async () => {
      const deleted = await client.call("deleteClass", { id });
      look(undefined);
      return {
        sentence: `Deleted ${name} and its ${photoCount(deleted.photos.length)}.`,
        // Without a photo, its name is all there is to bring back.
        undo: () =>
          deleted.photos.length > 0
            ? client.call("restorePhotos", { ids: deleted.photos })
            : client.call("addClass", { name }),
      };
    });
  };

  return (
    <Sheet title={name} onClose={onClose}>
      {step === "choose" && (
        <div class="stack">
          <button class="button" type="button" onClick={() => setStep("rename")}>
            Rename
          </button>
          <button class="button" type="button" onClick={() => void hide()}>
            {hidden ? "Show again" : "Hide"}
          </button>
          <button class="button" type="button" onClick={() => setStep("merge")}>
            Merge into another class
          </button>
          {builtIn ? (
            <p class="quiet">{name} comes with Hanger. Hidden, it is no longer given as an answer.</p>
          ) : (
            <button class="button" type="button" onClick={() => void remove()}>
              Delete with its {photoCount(photos)}
            </button>
          )}
        </div>
      )}
      {step === "rename" && (
        <NameForm
          label="New name"
          action="Rename"
          initial={name}
          onName={async (next) => {
            await client.call("renameClass", { id, name: next });
            onClose();
            await act(async () => ({
              sentence: `${name} is called ${next.trim()} now.`,
              undo: () => client.call("renameClass", { id, name }),
            }));
          }}
        />
      )}
      {step === "merge" && (
        <div class="stack">
          <p>
            {name} becomes part of another class, with its {photoCount(photos)}. This cannot be undone.
          </p>
          <ClassPicker
            client={client}
            current={target?.id}
            without={[id]}
            canAdd={false}
            onPick={setTarget}
          />
          {target && (
            <button class="button main" type="button" onClick={() => void merge(target)}>
              Merge into {target.name}
            </button>
          )}
        </div>
      )}
    </Sheet>
  );
}
