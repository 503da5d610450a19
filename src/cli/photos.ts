import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { CommandError } from "../../harness/command-error";
import { FOOTWEAR_LABELS, type Label, type LabelledPhoto } from "../contract";

/** The path under which the server offers a folder of photos to the page. */
export const PHOTOS_MOUNT = "/photos/";

const PICTURE = /\.(jpe?g|png|webp|avif|gif)$/i;

/** Folders as the server offers them to the page. */
export const mountsOf = (folders: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(folders.map((folder, i) => [mountOf(i), folder]));

const mountOf = (place: number) => (place === 0 ? PHOTOS_MOUNT : `/photos-${place + 1}/`);

/**
 * The photos of several folders to learn from, one folder after the other. Where a table beside a folder tells the kind of
 * a shoe, that is its label. @throws CommandError where a folder has none
 */
export async function findLessons(folders: readonly string[]): Promise<readonly LabelledPhoto[]> {
  const each = await Promise.all(
    folders.map(async (folder, i) => {
      const shoes = await shoesOf(folder);
      const photos = await findPhotos(folder, mountOf(i));
      return photos.map((photo) => ({
        ...photo,
        label: shoes.get(path.parse(photo.file).name) ?? photo.label,
      }));
    }),
  );
  return each.flat();
}

/** The photos of several folders, one folder after the other. @throws CommandError where a folder has none */
export async function findAllPhotos(folders: readonly string[]): Promise<readonly LabelledPhoto[]> {
  const each = await Promise.all(folders.map((folder, i) => findPhotos(folder, mountOf(i))));
  return each.flat();
}

/** The kinds of shoe, by the photo's id, from `photos.csv` beside a folder; none where there is no such table. */
async function shoesOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const table = await readFile(path.join(folder, "..", "photos.csv"), "utf8").catch(() => "");
  const [head = "", ...rows] = table
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));
  const [id, shoe] = [head.indexOf("id"), head.indexOf("shoe")];
  return new Map(
    rows.filter((row) => FOOTWEAR_LABELS.includes(row[shoe] as Label)).map((row) => [row[id]!, row[shoe]!]),
  );
}

/** The photos of DIR/<label>/, in the order of their names. @throws CommandError where there are none */
export async function findPhotos(folder: string, mount = PHOTOS_MOUNT): Promise<readonly LabelledPhoto[]> {
  const photos: LabelledPhoto[] = [];
  for (const label of await namesIn(folder)) {
    for (const name of await namesIn(path.join(folder, label)).catch(() => [])) {
      if (!PICTURE.test(name)) continue;
      const url = `${mount}${encodeURIComponent(label)}/${encodeURIComponent(name)}`;
      photos.push({ file: `${label}/${name}`, label, url });
    }
  }
  if (photos.length > 0) return photos;
  throw new CommandError(`There are no photos in "${folder}". Put them there as <label>/<name>.jpg.`);
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (cause) {
    throw new CommandError(`There is no folder "${folder}".`, { cause });
  }
}
