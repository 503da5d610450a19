import type { ClassInfo } from "../../../contract";
import type { Incoming } from "../../shared/incoming";

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
