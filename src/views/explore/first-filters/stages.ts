import type { FilterStage, LearnedFilters } from "../../../contract";

/** As many stages of a training as a row keeps. */
const MOST_STAGES = 21;

/** The stages with another one; a training that resumed tells some of them again. */
export function withStage(stages: readonly FilterStage[], stage: FilterStage): readonly FilterStage[] {
  return [...stages.filter(({ epoch }) => epoch < stage.epoch), stage];
}

/** No more stages than are kept, at even distances: the first and the last are among them. */
export function fewStages(stages: readonly FilterStage[]): readonly FilterStage[] {
  if (stages.length <= MOST_STAGES) return stages;
  const step = (stages.length - 1) / (MOST_STAGES - 1);
  return Array.from({ length: MOST_STAGES }, (_, i) => stages[Math.round(i * step)]!);
}

/** The weights of one filter, row by row, averaged over the channels that it looks at. */
export function weightsOf({ shape, values }: LearnedFilters, filter: number): Float32Array {
  const [height, width, channels, filters] = shape;
  return Float32Array.from({ length: height * width }, (_, i) => {
    let sum = 0;
    for (let c = 0; c < channels; c++) sum += values[(i * channels + c) * filters + filter]!;
    return sum / channels;
  });
}

/** Cosine similarity from which on a filter looks as it did: an angle of about 25 degrees. */
const ALIKE = 0.9;

/** How many filters point in nearly the direction that they started in. */
export function countAlike(before: LearnedFilters, after: LearnedFilters): number {
  const [height, width, channels, filters] = before.shape;
  let alike = 0;
  for (let filter = 0; filter < filters; filter++) {
    let [product, own, other] = [0, 0, 0];
    for (let i = 0; i < height * width * channels; i++) {
      const [a, b] = [before.values[i * filters + filter]!, after.values[i * filters + filter]!];
      product += a * b;
      own += a * a;
      other += b * b;
    }
    if (product > ALIKE * Math.sqrt(own * other)) alike++;
  }
  return alike;
}
