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
import { WeightAverages } from "./weight-averages";

/** Of one step: the batch's mean loss and how many of its pictures were answered right. */
export interface StepFigures {
  readonly loss: number;
  readonly correct: number;
}

/** Everything that a step reads and changes. `weights` in the order of the network's. */
export interface TrainingState {
  readonly weights: readonly Float32Array[];
  readonly adam: AdamState;
  readonly averages?: readonly Float32Array[];
}

export interface StepperOptions {
  /** The share of each target that is spread over all classes; 0 unless told. */
  readonly smoothing?: number;
  /** Keep a running mean of the weights, to be adopted in the end. */
  readonly averageWeights?: boolean;
}

/** Trains a network in place, a batch at a time, by cross-entropy and Adam. */
export class Stepper {
  private readonly view;
  private readonly variables: readonly Variable[];
  private readonly adam: Adam;
  private readonly averages: WeightAverages | undefined;
  private readonly inputShape: readonly number[];
  private readonly classes: number;

  constructor(
    private readonly network: LayersModel,
    private readonly options: StepperOptions = {},
  ) {
    this.view = logitsOf(network);
    this.classes = network.outputs[0]!.shape.at(-1)!;
    this.inputShape = inputShapeOf(network);
    this.variables = network.trainableWeights.map((weight) => weight.read() as Variable);
    this.adam = new Adam(this.variables);
    if (options.averageWeights) this.averages = new WeightAverages(this.variables);
  }

  async step(batch: Batch, learningRate: number): Promise<StepFigures> {
    const figures = tidy(() => {
      const inputs = tensor(batch.inputs, [batch.count, ...this.inputShape]);
      const targets = tensor2d(targetsOf(batch.labels, this.classes), [batch.count, this.classes]);
      let correct: Tensor | undefined;
      const { value, grads } = variableGrads(() => {
        const logits = this.view.logits(inputs, true);
        correct = keep(countCorrect(logits, targets));
        return softmaxCrossEntropy(logits, targets, this.options.smoothing);
      }, [...this.variables]);
      this.adam.update(grads, learningRate);
      this.averages?.update(this.adam.stepsDone);
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
    const averages = await this.averages?.state();
    return { weights, adam: await this.adam.state(), ...(averages ? { averages } : {}) };
  }

  restore(state: TrainingState): void {
    setWeights(this.network, state.weights);
    this.adam.restore(state.adam);
    if (state.averages) this.averages?.restore(state.averages);
  }

  /** Gives the network the mean of its weights, where one was kept. */
  adoptAverages(): void {
    this.averages?.adopt();
  }

  dispose(): void {
    this.adam.dispose();
    this.averages?.dispose();
  }
}

/** Gives a network weights, in the order of its own. */
export function setWeights(network: LayersModel, weights: readonly Float32Array[]): void {
  tidy(() => network.setWeights(network.getWeights().map((weight, i) => tensor(weights[i]!, weight.shape))));
}
