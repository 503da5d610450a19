import {
  dispose,
  keep,
  stack,
  type Tensor,
  tensor,
  tensor2d,
  tidy,
  type Variable,
  variableGrads,
} from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import type { Batch } from "../data/batches";
import { targetsOf } from "../data/groups";
import { answer, inputShapeOf } from "../models/answer";
import { Adam, type AdamState } from "./adam";
import { logitsOf } from "./logits";
import { countCorrect, softmaxCrossEntropy } from "./loss";

/** Of one step: the batch's mean loss and how many of its pictures were answered right. */
export interface StepFigures {
  readonly loss: number;
  readonly correct: number;
}

/** Everything that a step reads and changes. `weights` in the order of the network's. */
export interface TrainingState {
  readonly weights: readonly Float32Array[];
  readonly adam: AdamState;
}

/** Trains a network in place, a batch at a time, by cross-entropy and Adam. */
export class Stepper {
  private readonly view;
  private readonly variables: readonly Variable[];
  private readonly adam: Adam;
  private readonly inputShape: readonly number[];
  private readonly classes: number;

  constructor(private readonly network: LayersModel) {
    this.view = logitsOf(network);
    this.classes = network.outputs[0]!.shape.at(-1)!;
    this.inputShape = inputShapeOf(network);
    this.variables = network.trainableWeights.map((weight) => weight.read() as Variable);
    this.adam = new Adam(this.variables);
  }

  async step(batch: Batch, learningRate: number): Promise<StepFigures> {
    const figures = tidy(() => {
      const inputs = tensor(batch.inputs, [batch.count, ...this.inputShape]);
      const targets = tensor2d(targetsOf(batch.labels, this.classes), [batch.count, this.classes]);
      let correct: Tensor | undefined;
      const { value, grads } = variableGrads(() => {
        const logits = this.view.logits(inputs, true);
        correct = keep(countCorrect(logits, targets));
        return softmaxCrossEntropy(logits, targets);
      }, [...this.variables]);
      this.adam.update(grads, learningRate);
      const both = stack([value, correct!]);
      dispose(correct!);
      return both;
    });
    const [loss, correct] = await figures.data();
    figures.dispose();
    return { loss: loss!, correct: correct! };
  }

  /** Probabilities, count x classes, of inputs in 0..1, with the weights as they are now. */
  predict(inputs: Float32Array, count: number): Promise<Float32Array> {
    return answer(this.network, inputs, count);
  }

  async state(): Promise<TrainingState> {
    const weights = await Promise.all(
      this.network.getWeights().map(async (weight) => (await weight.data<"float32">()).slice()),
    );
    return { weights, adam: await this.adam.state() };
  }

  restore(state: TrainingState): void {
    setWeights(this.network, state.weights);
    this.adam.restore(state.adam);
  }

  dispose(): void {
    this.adam.dispose();
  }
}

/** Gives a network weights, in the order of its own. */
export function setWeights(network: LayersModel, weights: readonly Float32Array[]): void {
  tidy(() => network.setWeights(network.getWeights().map((weight, i) => tensor(weights[i]!, weight.shape))));
}
