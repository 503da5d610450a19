import type { OwnLesson } from "./collection";
import { LESSON_VIEWS, type Looking, lookAt, type SeenLessons } from "./lessons";

/** What one network saw in the owner's photos. */
let network: string | undefined;
const seen = new Map<string, Float32Array>();

/** Whether this network looked at a photo since the worker started, so that its pixels are not needed again. */
export const wasSeenBy = (sha256: string, id: string): boolean => network === sha256 && seen.has(id);

/**
 * Looks at the photos that were not looked at before; a photo's pixels never change. What was seen takes 2 kB a photo.
 * @param sha256 Checksum of the network that the body belongs to: another one sees something else
 */
export async function lookAtOwn(
  sha256: string,
  lessons: readonly OwnLesson[],
  looking: Looking,
): Promise<SeenLessons> {
  if (network !== sha256) seen.clear();
  network = sha256;
  const fresh = lessons.filter(({ id }) => !seen.has(id));
  const before = lessons.length - fresh.length;
  const { size } = looking;
  const { features } = await lookAt(fresh, {
    ...looking,
    onLooked: (photos) => looking.onLooked(before + photos),
  });
  fresh.forEach(({ id }, i) => {
    const both = new Float32Array(LESSON_VIEWS * size);
    for (let view = 0; view < LESSON_VIEWS; view++) {
      const from = (view * fresh.length + i) * size;
      both.set(features.subarray(from, from + size), view * size);
    }
    seen.set(id, both);
  });
  const wanted = new Set(lessons.map(({ id }) => id));
  for (const id of seen.keys()) if (!wanted.has(id)) seen.delete(id);
  return joined(
    lessons.map(({ id }) => seen.get(id)!),
    looking.size,
  );
}

function joined(photos: readonly Float32Array[], size: number): SeenLessons {
  const { length: count } = photos;
  const features = new Float32Array(LESSON_VIEWS * count * size);
  photos.forEach((both, i) => {
    for (let view = 0; view < LESSON_VIEWS; view++) {
      features.set(both.subarray(view * size, (view + 1) * size), (view * count + i) * size);
    }
  });
  return { count, size, features };
}
