import type { FilterStage, LearnedFilters } from "../../../src/contract";
import { countAlike, fewStages, weightsOf, withStage } from "../../../src/views/explore/first-filters/stages";

const filters = (...values: readonly number[]): LearnedFilters => ({
  shape: [1, 2, 1, values.length / 2],
  values: Float32Array.from(values),
  biases: new Float32Array(values.length / 2),
});

const stage = (epoch: number): FilterStage => ({ epoch, filters: filters(epoch, 1) });

const epochsOf = (stages: readonly FilterStage[]) => stages.map(({ epoch }) => epoch);

test("a training that resumed tells its later stages again", () => {
  const stages = [0, 1, 2].map(stage);
  expect(epochsOf(withStage(stages, stage(3)))).toEqual([0, 1, 2, 3]);
  expect(epochsOf(withStage(stages, stage(1)))).toEqual([0, 1]);
});

test("of a long training, few stages are kept, from the first to the last", () => {
  const kept = epochsOf(fewStages(Array.from({ length: 101 }, (_, epoch) => stage(epoch))));
  expect(kept).toEqual(Array.from({ length: 21 }, (_, i) => 5 * i));
  expect(epochsOf(fewStages([0, 1, 2].map(stage)))).toEqual([0, 1, 2]);
});

test("a filter is alike while it points the same way, however long it is", () => {
  const before = filters(1, 0, 0, 1);
  // The weights of a place lie side by side: the first filter is (1, 0), the second (0, 1).
  expect(countAlike(before, filters(5, 0, 0, 5))).toBe(2);
  expect(countAlike(before, filters(5, 0, 3, 5))).toBe(1);
  expect(countAlike(before, filters(-5, 0, 0, -5))).toBe(0);
});

test("several channels of a filter are averaged", () => {
  const two: LearnedFilters = {
    shape: [1, 1, 2, 2],
    values: Float32Array.of(1, 10, 3, 20),
    biases: new Float32Array(2),
  };
  expect([0, 1].map((filter) => weightsOf(two, filter)[0])).toEqual([2, 15]);
});
