import { add, matMul, softmax, type Tensor2D, tensor2d } from "@tensorflow/tfjs-core";
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

/**
 * The two dense layers that a network which can be taught ends with: `prototypes`, with softmax, tells apart the ways that
 * classes look; `groups`, prototypes x classes values, adds up those of each class.
 */
export interface Head {
  readonly prototypes: DenseWeights;
  readonly classes: number;
  /** 1 where a prototype is of a class, else 0; 1 / classes throughout for a prototype of no class. */
  readonly groups: Float32Array;
}

/** The number of features that a network's dense layers begin with; undefined where it does not end in dense layers. */
export function featuresBefore(network: LayersModel): number | undefined {
  const [first] = splitAtHead(network)?.head ?? [];
  return first?.weights[0]?.shape[0] ?? undefined;
}

/**
 * Reads the head of a network.
 * @throws HangerError `model-invalid` where the network does not end in two dense layers as `Head` describes them
 */
export async function headOf(network: LayersModel): Promise<Head> {
  const [prototypes, answer, ...others] = splitAtHead(network)?.head ?? [];
  const isTaught =
    others.length === 0 &&
    prototypes?.weights.length === 2 &&
    prototypes.getConfig().activation === "softmax" &&
    answer?.weights.length === 1 &&
    answer.getConfig().activation === "linear";
  if (!isTaught) throw new HangerError("model-invalid", learningWords.notDense);
  const [kernel, bias, groups] = [...prototypes.weights, ...answer.weights].map((weight) => weight.read());
  const [inputs, units] = kernel!.shape as [number, number];
  const values = async (of: typeof kernel) => (await guarded(() => of!.data<"float32">())).slice();
  return {
    prototypes: { inputs, units, kernel: await values(kernel), bias: await values(bias) },
    classes: groups!.shape[1]!,
    groups: await values(groups),
  };
}

/**
 * Probabilities, count x classes, that a head gives for features, count x size.
 * @throws BackendFailure where the backend fails
 */
export async function answerFeatures(
  { prototypes, classes, groups }: Head,
  features: Float32Array,
): Promise<Float32Array> {
  const { inputs, units, kernel, bias } = prototypes;
  return valuesOf(() => {
    const rows = tensor2d(features, [features.length / inputs, inputs]);
    const shares = softmax(add(matMul(rows, tensor2d(kernel, [inputs, units])), bias));
    return matMul(shares as Tensor2D, tensor2d(groups, [units, classes]));
  });
}
