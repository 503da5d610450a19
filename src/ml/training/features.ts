import { type Tensor, tensor, tidy } from "@tensorflow/tfjs-core";
import type { InputShape } from "../../pictures/preprocess";
import type { Random } from "../../random/random";
import { readBatch } from "../data/batches";
import type { Examples } from "../data/examples";
import { guarded, requireNumbers } from "../ops/guard";

/** The part of a network before its dense layers: inputs [n, height, width, channels] to features [n, size]. */
export type Body = (inputs: Tensor) => Tensor;

/**
 * Features of all examples, examples.count x size, computed in one batch; with `random`, of augmented examples.
 * @throws BackendFailure where the backend fails, or returns NaN or infinity
 */
export async function featuresOf(
  body: Body,
  examples: Examples,
  shape: InputShape,
  random?: Random,
): Promise<Float32Array> {
  const { count } = examples;
  const indices = Uint32Array.from({ length: count }, (_, i) => i);
  const { inputs } = readBatch(examples, indices, random);
  return guarded(async () => {
    const output = tidy(() => body(tensor(inputs, [count, ...shape])));
    const values = (await output.data<"float32">()).slice();
    output.dispose();
    requireNumbers(values);
    return values;
  });
}

/** The examples mirrored left to right, with the same labels. */
export function mirrored(examples: Examples, [height, width, channels]: InputShape): Examples {
  const picture = new Float32Array(examples.pixels);
  return {
    ...examples,
    read(index, into) {
      examples.read(index, picture);
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          const from = channels * (y * width + width - 1 - x);
          into.set(picture.subarray(from, from + channels), channels * (y * width + x));
        }
      }
    },
  };
}
