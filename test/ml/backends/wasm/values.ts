import { util } from "@tensorflow/tfjs-core";
import { Random } from "../../../../src/random/random";

/** Normally distributed values, one for each element of a tensor of that shape. */
export function normalValues(shape: readonly number[], seed: number): Float32Array {
  const random = new Random(seed);
  return Float32Array.from({ length: util.sizeFromShape([...shape]) }, () => random.normal());
}

/** Expects the same lengths, and no value further off than `tolerance` times the largest, or than that times 1. */
export function expectClose(
  actual: readonly Float32Array[],
  expected: readonly Float32Array[],
  tolerance: number,
): void {
  expect(actual.map(({ length }) => length)).toEqual(expected.map(({ length }) => length));
  expected.forEach((wanted, i) => {
    const scale = wanted.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
    const worst = wanted.reduce((most, value, at) => Math.max(most, Math.abs(value - actual[i]![at]!)), 0);
    expect(worst / scale).toBeLessThan(tolerance);
  });
}
