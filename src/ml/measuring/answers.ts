import {
  dispose,
  type Tensor,
  tensor,
  tensor2d,
  tidy,
  type Variable,
  variableGrads,
} from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { type BenchAnswers, HangerError } from "../../contract";
import { targetsOf } from "../data/groups";
import { answer, inputShapeOf } from "../networks/answer";
import { type LogitsView, logitsOf } from "../training/logits";
import { softmaxCrossEntropy } from "../training/loss";
import { randomBatch } from "./random-batch";

/** Number of pictures compared: few, because the slow plain JavaScript backend has to compute them too. */
const PICTURES = 2;

/**
 * A network's probabilities for the reference pictures on the current backend and, where it can be trained, the gradients
 * of all its weights, joined.
 * @throws BackendFailure where the backend fails
 */
export async function referenceAnswers(network: LayersModel): Promise<BenchAnswers> {
  const batch = randomBatch(network, PICTURES);
  const probabilities = await answer(network, batch.inputs, PICTURES);
  const { view } = trainable(network);
  if (!view) return { probabilities };
  const variables = network.trainableWeights.map((weight) => weight.read() as Variable);
  const classes = network.outputs[0]!.shape.at(-1)!;
  const gradients = tidy(() => {
    const inputs = tensor(batch.inputs, [PICTURES, ...inputShapeOf(network)]);
    const targets = tensor2d(targetsOf(batch.labels, classes), [PICTURES, classes]);
    const { value, grads } = variableGrads(
      () => softmaxCrossEntropy(view.logits(inputs, {}), targets),
      variables,
    );
    dispose(value);
    return variables.map(({ name }) => grads[name]!);
  });
  return { probabilities, gradients: await joinValues(gradients) };
}

/** How a network is trained, or why it cannot be, in a sentence. */
export function trainable(
  network: LayersModel,
): { readonly view: LogitsView } | { readonly view?: undefined; readonly untrained: string } {
  try {
    return { view: logitsOf(network) };
  } catch (error) {
    if (!(error instanceof HangerError)) throw error;
    return { untrained: error.message };
  }
}

/** All values of tensors, one after the other; the tensors are disposed of. */
export async function joinValues(tensors: readonly Tensor[]): Promise<Float32Array> {
  const values = await Promise.all(tensors.map((each) => each.data<"float32">()));
  const joined = new Float32Array(values.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const array of values) {
    joined.set(array, at);
    at += array.length;
  }
  dispose([...tensors]);
  return joined;
}
