import { useState } from "preact/hooks";
import type { ClassInfo } from "../../../contract";
import { Sheet } from "../../../ui/sheet";
import { photoWords } from "../../../words/photos";
import { ClassPicker } from "../../shared/classes/class-picker";
import { NameForm } from "../../shared/classes/name-form";
import { SendClass } from "./send-class";
import type { Collection } from "./use-collection";

interface ClassSheetProps {
  readonly collection: Collection;
  readonly of: ClassInfo;
  readonly onClose: () => void;
}

/** Rename, hide, merge or delete a class, or send what was learned of it. */
export function ClassSheet({ collection, of, onClose }: ClassSheetProps) {
  const { client, act, look } = collection;
  const { id, name, hidden, builtIn, photos } = of;
  const [step, setStep] = useState<"choose" | "rename" | "merge" | "send">("choose");
  const [target, setTarget] = useState<ClassInfo>();

  const hide = () => {
    onClose();
    return act(async () => {
      await client.call("hideClass", { id, hidden: !hidden });
      return {
        sentence: hidden ? photoWords.isShownAgain(name) : photoWords.isHidden(name),
        undo: () => client.call("hideClass", { id, hidden }),
      };
    });
  };
  const merge = (into: ClassInfo) => {
    onClose();
    return act(async () => {
      await client.call("mergeClasses", { from: id, into: into.id });
      look(into.id);
      return { sentence: photoWords.merged(name, into.name) };
    });
  };
  const remove = () => {
    onClose();
    return act(async () => {
      const deleted = await client.call("deleteClass", { id });
      look(undefined);
      return {
        sentence: photoWords.deletedClass(name, deleted.photos.length),
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
            {photoWords.rename}
          </button>
          <button class="button" type="button" onClick={() => void hide()}>
            {hidden ? photoWords.showAgain : photoWords.hide}
          </button>
          <button class="button" type="button" onClick={() => setStep("merge")}>
            {photoWords.mergeIntoAnother}
          </button>
          {photos > 0 && (
            <button class="button" type="button" onClick={() => setStep("send")}>
              {photoWords.send}
            </button>
          )}
          {builtIn ? (
            <p class="quiet">{photoWords.builtIn(name)}</p>
          ) : (
            <button class="button" type="button" onClick={() => void remove()}>
              {photoWords.deleteWithPhotos(photos)}
            </button>
          )}
        </div>
      )}
      {step === "rename" && (
        <NameForm
          label={photoWords.newName}
          action={photoWords.rename}
          initial={name}
          onName={async (next) => {
            await client.call("renameClass", { id, name: next });
            onClose();
            await act(async () => ({
              sentence: photoWords.renamed(name, next.trim()),
              undo: () => client.call("renameClass", { id, name }),
            }));
          }}
        />
      )}
      {step === "send" && <SendClass client={client} of={of} />}
      {step === "merge" && (
        <div class="stack">
          <p>{photoWords.mergeWarning(name, photos)}</p>
          <ClassPicker
            client={client}
            current={target?.id}
            without={[id]}
            canAdd={false}
            onPick={setTarget}
          />
          {target && (
            <button class="button main" type="button" onClick={() => void merge(target)}>
              {photoWords.mergeInto(target.name)}
            </button>
          )}
        </div>
      )}
    </Sheet>
  );
}
