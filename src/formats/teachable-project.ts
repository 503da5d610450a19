import { takeAlongWords } from "../words/take-along";
import { refusal } from "./refusal";
import { readDirectory, type ZipEntry, type ZipLimits } from "./zip/directory";
import { readEntry } from "./zip/read-entry";

/** A picture in a project of Teachable Machine. */
export interface TeachablePicture {
  /** The name of its class, as it is written there. */
  readonly className: string;
  /** The name of its file. */
  readonly name: string;
  read(): Promise<Uint8Array<ArrayBuffer>>;
}

const LIMITS: ZipLimits = { entries: 20_000, entryBytes: 20_000_000, bytes: 2_000_000_000 };

const MANIFEST = /^([^/]+\/)?manifest\.json$/;

/** The class, the number of the picture in it, and how it is stored. */
const PICTURE = /^(.+)-!-\d+\.(jpe?g|png|webp)$/i;

/** Whether a file is called as Teachable Machine calls its projects. */
export const isTeachableProject = (name: string) => /\.tm$/i.test(name);

/**
 * The pictures of an image project of Teachable Machine (`.tm`): a zip file with a manifest, in which each picture's name
 * begins with its class. Nothing else in it is read.
 * @throws HangerError `import-refused` where it has none
 */
export async function listTeachablePictures(zip: Blob): Promise<readonly TeachablePicture[]> {
  const entries = await readDirectory(zip, LIMITS);
  if (!entries.some(({ name }) => MANIFEST.test(name))) throw refusal(takeAlongWords.noTeachableProject);
  const pictures = entries.flatMap((entry) => pictureOf(zip, entry));
  if (pictures.length === 0) throw refusal(takeAlongWords.noTeachablePictures);
  return pictures;
}

function pictureOf(zip: Blob, entry: ZipEntry): readonly TeachablePicture[] {
  const name = entry.name.slice(entry.name.lastIndexOf("/") + 1);
  const className = PICTURE.exec(name)?.[1];
  return className === undefined ? [] : [{ className, name, read: () => readEntry(zip, entry) }];
}
