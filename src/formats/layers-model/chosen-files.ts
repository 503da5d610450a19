import { networkWords } from "../../words/networks";
import { refusal } from "../refusal";
import { decodeText } from "../text";
import { readDirectory, type ZipEntry, type ZipLimits } from "../zip/directory";
import { readEntry } from "../zip/read-entry";
import { tidyName } from "./labels";

/** The most bytes that a network may have, all its files together. */
export const MOST_NETWORK_BYTES = 100_000_000;

const LIMITS: ZipLimits = { entries: 2000, entryBytes: MOST_NETWORK_BYTES, bytes: MOST_NETWORK_BYTES };

/** One of the files that a network's owner chose, or one inside a zip file among them. */
export interface ChosenFile {
  /** Its folders and its name, divided by slashes. */
  readonly path: string;
  readonly isZipped: boolean;
  readonly bytes: number;
  read(): Promise<Uint8Array<ArrayBuffer>>;
}

/** The last part of a path. */
export const fileNameOf = (path: string) => path.slice(path.lastIndexOf("/") + 1);

/**
 * All files that were chosen, those inside zip files included.
 * @throws HangerError `import-refused` where a zip file is damaged, or all are larger than 100 MB
 */
export async function listChosen(files: readonly File[]): Promise<readonly ChosenFile[]> {
  if (files.length === 0) throw refusal(networkWords.chooseNetwork);
  if (files.reduce((sum, { size }) => sum + size, 0) > MOST_NETWORK_BYTES) throw networkTooLarge();
  const listed = await Promise.all(
    files.map(async (file) => ((await isZip(file)) ? unpacked(file) : [loose(file)])),
  );
  return listed.flat();
}

export const networkTooLarge = () => refusal(networkWords.tooLarge);

const ZIP_START = "PK";

/** Files that are zips inside, and no networks that are read here. */
const OTHER_ZIPS = /\.(npz|pt|pth|tm)$/i;

async function isZip(file: File): Promise<boolean> {
  if (/\.zip$/i.test(file.name)) return true;
  if (OTHER_ZIPS.test(file.name)) return false;
  return decodeText(await bytesOf(file.slice(0, ZIP_START.length), file.name)) === ZIP_START;
}

const loose = (file: File): ChosenFile => ({
  path: file.name,
  isZipped: false,
  bytes: file.size,
  read: () => bytesOf(file, file.name),
});

async function bytesOf(blob: Blob, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const buffer = await blob.arrayBuffer().catch((cause: unknown) => {
    throw refusal(networkWords.fileUnreadable(tidyName(name)), cause);
  });
  return new Uint8Array(buffer);
}

/** What macOS puts into a zip file beside the files themselves. */
const isOfMac = ({ name }: ZipEntry) => /(^|\/)(\._|__MACOSX\/)/.test(name);

const KERAS = /\.keras$/i;

/** Files in a zip file. A `.keras` file, which is one, is also unpacked inside another, and counts as a folder. */
async function unpacked(zip: File): Promise<readonly ChosenFile[]> {
  const folder = KERAS.test(zip.name) ? `${zip.name}/` : "";
  const entries = (await readDirectory(zip, LIMITS)).filter((entry) => !isOfMac(entry));
  const listed = await Promise.all(
    entries.map(async (entry) => {
      const file = {
        path: folder + entry.name,
        isZipped: true,
        bytes: entry.bytes,
        read: () => readEntry(zip, entry),
      };
      if (folder || !KERAS.test(entry.name)) return [file];
      const inner = new File([await file.read()], entry.name);
      return (await isZip(inner)) ? unpacked(inner) : [file];
    }),
  );
  return listed.flat();
}
