import type { BenchNetwork } from "../contract/benchmark";

/**
 * Whether two results are of the same network, so that their times can be compared. Many files are called `model.json`:
 * a name alone says little. Weights may differ, since speed does not depend on them.
 */
export function isSameNetwork(one: BenchNetwork, other: BenchNetwork): boolean {
  if (one.parameters !== other.parameters || !isSameShape(one.inputShape, other.inputShape)) return false;
  // Results of earlier releases know no structure.
  if (one.structure === undefined || other.structure === undefined) return one.name === other.name;
  return one.structure === other.structure;
}

const isSameShape = (one: readonly number[], other: readonly number[]) =>
  one.length === other.length && one.every((side, i) => side === other[i]);

/** Whether it is the network of two convolutions that every device measures by default. */
export const isStandard = ({ name, structure }: BenchNetwork) => name === "cnn" && structure === undefined;
