import type { BenchInput } from "../../contract";
import { Random } from "../../random/random";

/** What an input of a graph model is given. */
interface GivenInput {
  readonly shape: number[];
  readonly values: Float32Array;
}

/** Sides of a batch of pictures. */
const PICTURES = 4;

const COLOURS = 256;

/** An input's shape in a batch of `count`; of what it leaves open besides, one. */
export function shapeOf({ shape }: BenchInput, count: number): number[] {
  return shape.map((side, place) => side ?? (place === 0 ? count : 1));
}

export const volumeOf = (shape: readonly number[]) => shape.reduce((product, side) => product * side, 1);

/**
 * Seeded noise for an input, the same on every backend. Whole numbers in pictures are colours; others may be places in a
 * list, and are 0 or 1, as every list has those places.
 */
export function inputNoise(input: BenchInput, count: number): GivenInput {
  const shape = shapeOf(input, count);
  const random = new Random(count);
  const most = input.type === "int32" && shape.length === PICTURES ? COLOURS : 2;
  const draw = input.type === "float32" ? () => random.next() : () => random.below(most);
  return { shape, values: Float32Array.from({ length: volumeOf(shape) }, draw) };
}
