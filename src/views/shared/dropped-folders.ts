import { HangerError } from "../../contract";
import { incomingWords } from "../../words/incoming";
import type { Incoming } from "./incoming";

/**
 * The files among what was dropped, and those in its folders, however deep, without hidden ones.
 * @throws HangerError `image-unreadable` where a folder cannot be read, or nothing is in it
 */
export async function picturesIn(entries: readonly (FileSystemEntry | null)[]): Promise<readonly Incoming[]> {
  const found: Incoming[] = [];
  for (const entry of entries) if (entry) await walk(entry, "", found);
  if (found.length === 0) throw new HangerError("image-unreadable", incomingWords.emptyFolder);
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
  for (const each of await contentsOf(entry as FileSystemDirectoryEntry)) await walk(each, entry.name, found);
}

async function contentsOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    ).catch((cause) => {
      throw new HangerError("image-unreadable", incomingWords.unreadableFolder(folder.name), { cause });
    });
    if (some.length === 0) return all;
    all.push(...some);
  }
}
