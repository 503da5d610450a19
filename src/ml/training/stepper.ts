import {
  dispose,
  keep,
  stack,
  type Tensor,
  tensor,
  tensor1d,
  tidy,
  type Variable,
  variableGrads,
} from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import type { Batch } from "../data/batches";
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

  constructor(private readonly network: LayersModel) {
    this.view = logitsOf(network);
    this.inputShape = network.inputs[0]!.shape.slice(1).map((size) => size ?? 0);
    this.variables = network.trainableWeights.map((weight) => weight.read() as Variable);
    this.adam = new Adam(this.variables);
  }

  async step(batch: Batch, learningRate: number): Promise<StepFigures> {
    const figures = tidy(() => {
      const inputs = tensor(batch.inputs, [batch.count, ...this.inputShape]);
      const labels = tensor1d(batch.labels, "int32");
      let correct: Tensor | undefined;
      const { value, grads } = variableGrads(() => {
        const logits = this.view.logits(inputs, true);
        correct = keep(countCorrect(logits, labels));
        return softmaxCrossEntropy(logits, labels);
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
  async predict(inputs: Float32Array, count: number): Promise<Float32Array> {
    const output = tidy(() => this.network.predict(tensor(inputs, [count, ...this.inputShape])) as Tensor);
    const probabilities = await output.data<"float32">();
    output.dispose();
    return probabilities;
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
