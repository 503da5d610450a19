import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import type { ClassInfo, CollectedPhoto, LearnOutlook, ModelClient, StorageUse } from "../../../contract";
import { photoWords } from "../../../words/photos";
import { followChanges } from "../../shared/follow-changes";
import { sentenceOf } from "../../shared/sentence-of";

/** What was done last, and how to take it back. */
export interface Done {
  readonly sentence: string;
  readonly undo?: (() => Promise<unknown>) | undefined;
}

/** A selection of photos of all classes, by what was learned of them. */
export type Selected = "wrong" | "unlearned";

export interface Collection {
  readonly client: ModelClient;
  /** Undefined until it has been read. */
  readonly classes: readonly ClassInfo[] | undefined;
  /** Newest first, of all classes. */
  readonly photos: readonly CollectedPhoto[];
  readonly use: StorageUse | undefined;
  /** The class that is looked at; all of them where undefined. */
  readonly current: ClassInfo | undefined;
  /** The selection that is looked at in place of a class. */
  readonly only: Selected | undefined;
  /** Ids of the photos in each selection. */
  readonly selectable: Readonly<Record<Selected, ReadonlySet<string>>>;
  /** The text that is searched for in the names of classes and files. */
  readonly wanted: string;
  /** The photos that are looked at and whose class or file has that text in its name. */
  readonly shown: readonly CollectedPhoto[];
  readonly done: Done | undefined;
  readonly problem: string | undefined;
  nameOf(label: string): string;
  /** Id of the wrong class that was answered to a photo by a network that had learned the others; undefined where there is none. */
  wrongAnswerTo(id: string): string | undefined;
  look(label: string | undefined): void;
  lookOnly(only: Selected): void;
  search(wanted: string): void;
  reload(): Promise<void>;
  /** Does something to the collection, reads it again, and says what was done; a failure is shown. */
  act(work: () => Promise<Done | undefined>): Promise<void>;
  closeMessages(): void;
}

/** The owner's photos and classes, read when the view is shown and after every change. */
export function useCollection(client: ModelClient, isShown: boolean): Collection {
  const [classes, setClasses] = useState<readonly ClassInfo[]>();
  const [photos, setPhotos] = useState<readonly CollectedPhoto[]>([]);
  const [use, setUse] = useState<StorageUse>();
  const [outlook, setOutlook] = useState<LearnOutlook>();
  const [looked, setLooked] = useState<{ readonly label?: string | undefined; readonly only?: Selected }>({});
  const [wanted, setWanted] = useState("");
  const [done, setDone] = useState<Done>();
  const [problem, setProblem] = useState<string>();

  const reload = useCallback(async () => {
    try {
      const all = await client.call("listPhotos", {});
      setClasses(await client.call("listClasses", undefined));
      setPhotos(all);
      // Where no model is loaded, the photos are shown without what it learned of them.
      setOutlook(await client.call("learnOutlook", undefined).catch(() => undefined));
      setUse(await client.call("storageUse", undefined));
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  }, [client]);

  useEffect(() => {
    if (isShown) void reload();
  }, [isShown, reload]);

  const act = useCallback(
    async (work: () => Promise<Done | undefined>) => {
      setProblem(undefined);
      setDone(undefined);
      try {
        setDone(await work());
      } catch (error) {
        setProblem(sentenceOf(error));
      }
      await reload();
      // What a class is called and whether it is known may follow from what is learned.
      if ((await followChanges(client)).result) await reload();
    },
    [reload],
  );

  const current = classes?.find(({ id }) => id === looked.label);
  const { only } = looked;
  const wrong = useMemo(() => new Map(outlook?.wrong.map(({ id, answer }) => [id, answer])), [outlook]);
  const selectable = useMemo(
    () => ({ wrong: new Set(wrong.keys()), unlearned: new Set(outlook?.unlearned) }),
    [outlook, wrong],
  );
  const shown = useMemo(() => {
    const isLookedAt = ({ id, label }: CollectedPhoto) =>
      only ? selectable[only].has(id) : current === undefined || label === current.id;
    const names = new Map(classes?.map(({ id, name }) => [id, name]));
    const isCalled = ({ label, name }: CollectedPhoto) =>
      [names.get(label) ?? "", name].some((each) => each.toLowerCase().includes(wanted.trim().toLowerCase()));
    return photos.filter((photo) => isLookedAt(photo) && isCalled(photo));
  }, [photos, classes, current?.id, only, selectable, wanted]);
  return {
    client,
    classes,
    photos,
    use,
    current,
    only,
    selectable,
    wanted,
    shown,
    done,
    problem,
    nameOf: (id) => classes?.find((each) => each.id === id)?.name ?? id,
    wrongAnswerTo: (id) => wrong.get(id),
    look: (label) => setLooked({ label }),
    lookOnly: (kind) => setLooked({ only: kind }),
    search: setWanted,
    reload,
    act,
    closeMessages() {
      setDone(undefined);
      setProblem(undefined);
    },
  };
}

export function deleteFromCollection(collection: Collection, ids: readonly string[]): Promise<void> {
  return collection.act(async () => {
    await collection.client.call("deletePhotos", { ids });
    return {
      sentence: photoWords.deleted(ids.length),
      undo: () => collection.client.call("restorePhotos", { ids }),
    };
  });
}

/** Moves photos to a class; taken back, each is in its own class again. */
export function moveInCollection(
  collection: Collection,
  moved: readonly CollectedPhoto[],
  { id: label, name }: Pick<ClassInfo, "id" | "name">,
): Promise<void> {
  return collection.act(async () => {
    await collection.client.call("movePhotos", { ids: moved.map(({ id }) => id), label });
    return {
      sentence: photoWords.moved(moved.length, name),
      async undo() {
        for (const from of new Set(moved.map((photo) => photo.label))) {
          const ids = moved.filter((photo) => photo.label === from).map(({ id }) => id);
          await collection.client.call("movePhotos", { ids, label: from });
        }
      },
    };
  });
}
