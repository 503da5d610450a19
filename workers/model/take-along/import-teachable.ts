import { type CopyProgress, HangerError, type ImportedProject } from "../../../src/contract";
import { refusal } from "../../../src/formats/refusal";
import { listTeachablePictures, type TeachablePicture } from "../../../src/formats/teachable-project";
import { formatNumber } from "../../../src/words/numbers";
import { takeAlongWords } from "../../../src/words/take-along";
import { addPhotos } from "../collection/add-photos";
import { addClass } from "../collection/class-calls";
import { cleanName, currentClasses, isCalled } from "../collection/classes";
import type { CallContext } from "../handler";

/** Pictures that are in memory at once. */
const AT_ONCE = 16;

/** The most characters of a class's name here; in Teachable Machine it may be longer. */
const LONGEST_NAME = 40;

/**
 * Adds the pictures of a project of Teachable Machine to the classes here that are called as theirs, or to new ones. Stopped,
 * or where the device is full, what was added by then stays.
 * @throws HangerError `import-refused` where there are none that can be read, `storage-full` saying how many were added
 */
export async function importTeachable(
  file: Blob,
  context: CallContext<CopyProgress>,
): Promise<ImportedProject> {
  const pictures = await listTeachablePictures(file);
  const names = [...new Set(pictures.map(classNameOf))];
  const { ids, added: classes } = await context.turns.take(() => findClasses(names, context));
  const counted = { photos: 0, same: names.length - classes, unreadable: 0 };
  let done = 0;
  for (const name of names) {
    const own = pictures.filter((picture) => classNameOf(picture) === name);
    for (let from = 0; from < own.length; from += AT_ONCE) {
      const some = own.slice(from, from + AT_ONCE);
      const { added, duplicates, refused } = await addSome(ids.get(name)!, some, context);
      counted.photos += added.length;
      counted.same += duplicates.length;
      counted.unreadable += refused.length;
      if (refused.some(({ code }) => code === "storage-full")) {
        const [here, all] = [counted.photos, pictures.length].map(formatNumber);
        throw new HangerError("storage-full", takeAlongWords.noRoom(here!, all!));
      }
      done += some.length;
      context.progress({ done, total: pictures.length });
      context.signal.throwIfAborted();
    }
  }
  if (counted.unreadable === pictures.length) throw refusal(takeAlongWords.noTeachablePictures);
  return { ...counted, classes, models: 0, builtIn: [] };
}

/** The class of a picture as it is called here. */
const classNameOf = ({ className }: TeachablePicture) =>
  cleanName([...className].slice(0, LONGEST_NAME).join(""));

type Found = { readonly ids: ReadonlyMap<string, string>; readonly added: number };

/** Ids of classes by their names; those that are not here are added. @throws HangerError `class-refused` for the 201st */
async function findClasses(names: readonly string[], context: CallContext<never>): Promise<Found> {
  const find = async (name: string) =>
    currentClasses(await context.classes.current()).find((each) => isCalled(each, name));
  const ids = new Map<string, string>();
  let added = 0;
  for (const name of names) {
    const here = await find(name);
    ids.set(name, (here ?? (await addClass({ name }, context))).id);
    if (!here) added++;
  }
  return { ids, added };
}

async function addSome(label: string, some: readonly TeachablePicture[], context: CallContext<never>) {
  const photos = await Promise.all(
    some.map(async ({ name, read }) => ({
      name,
      image: { kind: "blob" as const, blob: new Blob([await read()]) },
    })),
  );
  return addPhotos({ label, photos }, { ...context, progress: () => {} });
}
