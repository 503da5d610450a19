import type { ClassInfo } from "../../../contract";

/** A file and the name of the folder that it lies in; empty where it came by itself. */
export interface Incoming {
  readonly file: File;
  readonly folder: string;
}

/** Files from the picker; those of a picked folder carry their path. */
export const fromPicker = (files: readonly File[]): readonly Incoming[] =>
  files
    .filter(({ name }) => !name.startsWith("."))
    .map((file) => ({ file, folder: file.webkitRelativePath.split("/").at(-2) ?? "" }));

/** Files dropped or pasted, and those in dropped folders, however deep. */
export async function fromTransfer(transfer: DataTransfer): Promise<readonly Incoming[]> {
  // Entries are there only until this event has been dealt with; what they lead to may be read later.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  const files = [...transfer.files];
  if (!entries.some((entry) => entry?.isDirectory)) return fromPicker(files);
  const found: Incoming[] = [];
  for (const entry of entries) if (entry) await walk(entry, "", found);
  return found;
}

async function walk(entry: FileSystemEntry, folder: string, found: Incoming[]): Promise<void> {
  if (entry.name.startsWith(".")) return;
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    ).catch(() => undefined);
    // A file that went away in between is passed over, as it would be by the picker.
    if (file) found.push({ file, folder });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return;
    for (const each of some) await walk(each, entry.name, found);
  }
}

/** The files of one folder, and the class that its name stands for, if there is one. */
export interface Folder {
  readonly name: string;
  readonly files: readonly File[];
  readonly match: ClassInfo | undefined;
}

/** Files by folder, where at least one of the folders is named like a class; undefined otherwise. */
export function foldersOf(
  incoming: readonly Incoming[],
  classes: readonly ClassInfo[],
): readonly Folder[] | undefined {
  const byName = new Map<string, File[]>();
  for (const { file, folder } of incoming) {
    const files = byName.get(folder);
    if (files) files.push(file);
    else byName.set(folder, [file]);
  }
  const folders = [...byName].map(([name, files]) => ({ name, files, match: classNamed(name, classes) }));
  return folders.some(({ match }) => match) ? folders : undefined;
}

const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

function classNamed(folder: string, classes: readonly ClassInfo[]): ClassInfo | undefined {
  if (plain(folder) === "") return undefined;
  return classes.find(({ id, name }) => plain(name) === plain(folder) || plain(id) === plain(folder));
}
