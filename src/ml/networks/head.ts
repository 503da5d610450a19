import { add, matMul, relu, softmax, type Tensor2D, tensor2d } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { HangerError } from "../../contract";
import { learningWords } from "../../words/learning";
import { guarded, valuesOf } from "../ops/guard";
import { splitAtHead } from "./forward";

/** A dense layer's weights: `kernel`, inputs x units values, row by row. */
export interface DenseWeights {
  readonly inputs: number;
  readonly units: number;
  readonly kernel: Float32Array;
  readonly bias: Float32Array;
}

/** The dense layers that a network ends with. The last one has softmax, all others relu. */
export type Head = readonly DenseWeights[];

/** The number of classes that a head answers. */
export const classesOfHead = (head: Head): number => head.at(-1)!.units;

/**
 * Reads the head of a network.
 * @throws HangerError `model-invalid` where the network does not end in dense layers as `Head` describes them
 */
export async function headOf(network: LayersModel): Promise<Head> {
  const layers = splitAtHead(network)?.head ?? [];
  const isTaught = layers.every(
    (layer, i) =>
      layer.weights.length === 2 &&
      layer.getConfig().activation === (i < layers.length - 1 ? "relu" : "softmax"),
  );
  if (layers.length === 0 || !isTaught) {
    throw new HangerError("model-invalid", learningWords.notDense);
  }
  return Promise.all(
    layers.map(async ({ weights }) => {
      const [kernel, bias] = weights.map((weight) => weight.read());
      const [inputs, units] = kernel!.shape as [number, number];
      const values = async (of: typeof kernel) => (await guarded(() => of!.data<"float32">())).slice();
      return { inputs, units, kernel: await values(kernel), bias: await values(bias) };
    }),
  );
}

/**
 * Probabilities, count x classes, that a head gives for features, count x size.
 * @throws BackendFailure where the backend fails
 */
export async function answerFeatures(head: Head, features: Float32Array): Promise<Float32Array> {
  const size = head[0]!.inputs;
  return valuesOf(() => {
    const logits = head.reduce<Tensor2D>(
      (value, { inputs, units, kernel, bias }, i) => {
        const sums = add(matMul(value, tensor2d(kernel, [inputs, units])), bias) as Tensor2D;
        return i < head.length - 1 ? relu(sums) : sums;
      },
      tensor2d(features, [features.length / size, size]),
    );
    return softmax(logits);
  });
}
