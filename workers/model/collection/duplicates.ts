import { coarseDifference, coarseSpread } from "../../../src/pictures/coarse-difference";
import { groupLookAlikes } from "../../../src/pictures/look-alikes";
import type { FramedRecord } from "../../../src/storage";
import type { WorkerContext } from "../context";

/**
 * By how many bits of their looks, and by how much of their pixels (0..255), copies of a picture may differ. Of 3,409
 * phone photos and a copy of each (60 % of the size, JPEG quality 0.6), 99.9 % of the copies are within this, and no two
 * different photos: those with looks so close, one pair in 6,000, are 6 or more apart.
 */
export const MOST_BITS = 6;
const MOST_APART = 4;

/**
 * Of pictures that hardly differ from one plain colour, such as white garments on white, copies differ less: at most by this share
 * of how much there is to see in them. Of 500 photos, copies within `MOST_APART` are within this too; different photos with
 * looks so close are 0.17 or more apart.
 */
const MOST_OF_SPREAD = 0.125;

/** Groups of photos that show the same picture, whatever their files, classes and sizes. */
export async function findDuplicates(
  _: undefined,
  { storage }: Pick<WorkerContext, "storage">,
): Promise<readonly (readonly string[])[]> {
  const photos = [...(await storage.getAll("photos"))].sort((a, b) => a.addedAt - b.addedAt);
  const looks = photos.map(({ look }) => look);
  const near = groupLookAlikes(looks, MOST_BITS);
  const groups: string[][] = [];
  for (const group of near) {
    const ids = group.map((i) => photos[i]!.id);
    const frames = await storage.getMany("framed", ids);
    const same = groupLookAlikes(
      group.map((i) => looks[i]!),
      MOST_BITS,
      (a, b) => areClose(frames[a], frames[b]),
    );
    for (const members of same) groups.push(members.map((member) => ids[member]!));
  }
  return groups;
}

/** Whether two photos show the same picture, pixel by pixel. */
export function areClose(a: FramedRecord | undefined, b: FramedRecord | undefined): boolean {
  if (!a || !b || a.side !== b.side) return false;
  const apart = coarseDifference(a.pixels, b.pixels, a.side);
  if (apart > MOST_APART) return false;
  const spread = Math.min(coarseSpread(a.pixels, a.side), coarseSpread(b.pixels, b.side));
  return apart <= MOST_OF_SPREAD * spread;
}
