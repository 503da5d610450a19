/** The most photos of a class that a share is the sum of: more would not be one person's. */
export const MOST_SHARED = 10_000;

/** The largest whole number of a feature. */
const MOST = 255;

/** Whether so many photos can have these sums of features. */
export const areSums = (sums: ArrayLike<number>, photos: number): boolean =>
  Array.prototype.every.call(sums, (sum: number) => sum <= MOST * photos);
