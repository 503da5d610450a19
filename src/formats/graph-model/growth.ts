import { networkWords } from "../../words/networks";
import { tidyName } from "../layers-model/labels";
import type { WeightsManifest } from "../layers-model/weights";
import { refusal } from "../refusal";
import { nodeNameOf } from "./nodes";
import type { GraphNode } from "./schema";

/** The most values that one operation may be told to make: 256 MB. */
const MOST_VALUES = 64_000_000;

/** The inputs that tell an operation how large its output is: a shape, or factors. */
const SHAPES: Readonly<Record<string, readonly number[]>> = {
  BroadcastTo: [1],
  Conv2DBackpropInput: [0],
  CropAndResize: [3],
  Fill: [0],
  MirrorPad: [1],
  Multinomial: [1],
  OneHot: [1],
  Pad: [1],
  PadV2: [1],
  RandomStandardNormal: [0],
  RandomUniform: [0],
  Range: [0, 1],
  Reshape: [1],
  ResizeBilinear: [1],
  ResizeNearestNeighbor: [1],
  ScatterNd: [2],
  SparseToDense: [1],
  TensorListReserve: [1],
  Tile: [1],
  TruncatedNormal: [0],
};

/** Sizes on a list longer than that are no shape. */
const MOST_SIDES = 16;

/** Refuses a node whose constants ask for more memory than a phone has. @throws HangerError `import-refused` */
export function requireModestOutput(
  { name, op, input = [] }: GraphNode,
  manifest: WeightsManifest,
  weights: ArrayBuffer,
): void {
  const places = Object.hasOwn(SHAPES, op) ? SHAPES[op]! : [];
  for (const place of places) {
    const sides = constant(nodeNameOf(input[place] ?? ""), manifest, weights);
    const values = sides.reduce((product, side) => product * Math.max(1, Math.abs(side)), 1);
    if (values > MOST_VALUES) throw refusal(networkWords.graphTooLarge(tidyName(name)));
  }
}

/** The whole numbers of a short constant; none of what is no constant. */
function constant(name: string, manifest: WeightsManifest, weights: ArrayBuffer): readonly number[] {
  const found = manifest.weights.find(({ spec }) => spec.name === name);
  if (found?.spec.dtype !== "int32" || found.spec.quantization) return [];
  if (found.bytes > 4 * MOST_SIDES) return [];
  return [...new Int32Array(weights.slice(found.offset, found.offset + found.bytes))];
}
