import { access, constants, mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { CommandError } from "../../harness/command-error";

/**
 * Makes a folder where there is none, and makes sure that files of these names can be written there. Called before long
 * work, whose outcome would be lost otherwise. @throws CommandError where they cannot
 */
export async function requireWritable(folder: string, names: readonly string[]): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (cause) {
    throw new CommandError(`Nothing can be written into "${folder}".`, { cause });
  }
  for (const name of names) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => undefined);
    if (found?.isDirectory()) throw new CommandError(`"${file}" is a folder: no file can be written there.`);
  }
}

/**
 * Writes files into a folder, by their names. Each is written beside its place first, and all are put in their places, in
 * this order, only once every one of them is on the disk.
 */
export async function writeTogether(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> {
  const places = Object.entries(files).map(([name, content]) => {
    const file = path.join(folder, name);
    return { file, beside: `${file}.part`, content };
  });
  try {
    for (const { beside, content } of places) await writeFile(beside, content, { flush: true });
    for (const { file, beside } of places) await rename(beside, file);
  } finally {
    for (const { beside } of places) await rm(beside, { force: true });
  }
}
