import { readdir } from "node:fs/promises";
import path from "node:path";
import { CommandError } from "../../harness/command-error";
import type { LabelledPhoto } from "../contract";

/** The path under which the server offers a folder of photos to the page. */
export const PHOTOS_MOUNT = "/photos/";

const PICTURE = /\.(jpe?g|png|webp|avif|gif)$/i;

/** The photos of DIR/<label>/, in the order of their names. @throws CommandError where there are none */
export async function findPhotos(folder: string): Promise<readonly LabelledPhoto[]> {
  const photos: LabelledPhoto[] = [];
  for (const label of await namesIn(folder)) {
    for (const name of await namesIn(path.join(folder, label)).catch(() => [])) {
      if (!PICTURE.test(name)) continue;
      const url = `${PHOTOS_MOUNT}${encodeURIComponent(label)}/${encodeURIComponent(name)}`;
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
