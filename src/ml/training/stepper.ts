import {
  add,
  dispose,
  keep,
  mul,
  type Scalar,
  stack,
  type Tensor,
  type Tensor2D,
  tensor,
  tensor2d,
  tidy,
  type Variable,
  variableGrads,
} from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import type { Batch } from "../data/batches";
import { targetsOf, UNTOLD_INDEX } from "../data/groups";
import { answer, inputShapeOf } from "../networks/answer";
import { guarded } from "../ops/guard";
import { Adam, type AdamState } from "./adam";
import { dropout } from "./dropout";
import { logitsOf, normalisable, type TrainingMode } from "./logits";
import { countCorrect, softmaxCrossEntropy } from "./loss";
import { Normalisation } from "./normalisation";
import { LABELS_WEIGHT, Student } from "./student";
import { WeightAverages } from "./weight-averages";

/** The outcome of one step: the batch's mean loss, and how many of its pictures were answered right. */
export interface StepFigures {
  readonly loss: number;
  readonly correct: number;
}

/** Everything that a step reads and changes, for checkpoints; `weights` in the network's order. */
export interface TrainingState {
  readonly weights: readonly Float32Array[];
  readonly adam: AdamState;
  readonly averages?: readonly Float32Array[];
  /** Gamma, running mean and running variance of the batch normalisation behind each convolution. */
  readonly normalisation?: readonly Float32Array[];
  /** The projection of a student's features into its teacher's. */
  readonly student?: readonly Float32Array[];
}

export interface StepperOptions {
  /** Label smoothing: the share of each target that is spread over all classes; 0 by default. */
  readonly smoothing?: number;
  /** Keep a running mean of the weights; `finish` makes it the network's weights. */
  readonly averageWeights?: boolean;
  /** Normalise behind every convolution; `finish` folds it into the weights. */
  readonly normalise?: boolean;
  /** Dropout rate on each dense layer's inputs; 0 by default. */
  readonly dropout?: number;
  /** Seed of the dropout, and of a student's projection. */
  readonly seed?: number;
  /** How many features a teacher has whose guidance comes with each batch; 0 where it says only its answers. */
  readonly teacherSize?: number;
}

/**
 * Trains a network in place, one batch at a time, with cross-entropy and Adam.
 *
 *     new -> (restore) -> step, step ... -> finish -> (the network is used) -> dispose
 *
 * `finish` gives the network its final weights; no step may follow.
 */
export class Stepper {
  private readonly view;
  private readonly variables: readonly Variable[];
  private readonly normalisation: Normalisation | undefined;
  private readonly adam: Adam;
  private readonly averages: WeightAverages | undefined;
  private readonly student: Student | undefined;
  private isFinished = false;
  private readonly inputShape: readonly number[];
  private readonly classes: number;

  constructor(
    private readonly network: LayersModel,
    private readonly options: StepperOptions = {},
  ) {
    this.view = logitsOf(network);
    this.classes = network.outputs[0]!.shape.at(-1)!;
    this.inputShape = inputShapeOf(network);
    const own = network.trainableWeights.map((weight) => weight.read() as Variable);
    if (options.normalise) this.normalisation = new Normalisation(normalisable(network));
    if (options.teacherSize !== undefined) {
      const size = network.layers.at(-1)!.weights[0]!.shape[0]!;
      this.student = new Student(size, options.teacherSize, this.classes, options.seed ?? 0);
    }
    this.variables = [...own, ...(this.normalisation?.gammas ?? []), ...(this.student?.variables ?? [])];
    this.adam = new Adam(this.variables);
    const averaged = [...own, ...(this.normalisation?.variables ?? [])];
    if (options.averageWeights) this.averages = new WeightAverages(averaged);
  }

  /**
   * Trains on one batch.
   * @throws BackendFailure where the backend fails; the weights are then lost
   */
  step(batch: Batch, learningRate: number): Promise<StepFigures> {
    return guarded(() => this.stepOnce(batch, learningRate));
  }

  private async stepOnce(batch: Batch, learningRate: number): Promise<StepFigures> {
    const figures = tidy(() => {
      const inputs = tensor(batch.inputs, [batch.count, ...this.inputShape]);
      const targets = tensor2d(targetsOf(batch.labels, this.classes), [batch.count, this.classes]);
      let correct: Tensor | undefined;
      const { value, grads } = variableGrads(() => {
        const [logits, features] = this.view.withFeatures(inputs, this.training());
        correct = keep(countCorrect(logits, targets));
        return this.lossOf(batch, logits, features, targets);
      }, [...this.variables]);
      this.adam.update(grads, learningRate);
      this.normalisation?.settle(this.adam.stepsDone);
      this.averages?.update(this.adam.stepsDone);
      const both = stack([value, correct!]);
      dispose(correct!);
      return both;
    });
    const [loss, correct] = await figures.data();
    figures.dispose();
    return { loss: loss!, correct: correct! };
  }

  private lossOf(batch: Batch, logits: Tensor2D, features: Tensor2D, targets: Tensor2D): Scalar {
    const { smoothing } = this.options;
    if (!this.student || !batch.guides) return softmaxCrossEntropy(logits, targets, smoothing);
    const guides = tensor2d(batch.guides, [batch.count, batch.guides.length / batch.count]);
    const told = tensor2d(
      Float32Array.from(batch.labels, (label) => (label === UNTOLD_INDEX ? 0 : 1)),
      [batch.count, 1],
    );
    const labelled = softmaxCrossEntropy(logits, targets, smoothing, told);
    return add(mul(labelled, LABELS_WEIGHT), this.student.loss(logits, features, guides)) as Scalar;
  }

  private training(): TrainingMode {
    const { dropout: rate = 0, seed = 0 } = this.options;
    const step = this.adam.stepsDone;
    const drop = (value: Tensor, layer: number) => dropout(value, rate, seed, step, layer);
    return { normalisation: this.normalisation, dropout: rate > 0 ? drop : undefined };
  }

  /** Probabilities, count x classes, for inputs, as the network would answer if it were finished now. */
  async predict(inputs: Float32Array, count: number): Promise<Float32Array> {
    if (this.isFinished || !(this.normalisation || this.averages)) return answer(this.network, inputs, count);
    const changed = [...this.variables, ...(this.normalisation?.variables ?? [])];
    const kept = changed.map((each) => each.clone());
    this.settleWeights();
    try {
      return await answer(this.network, inputs, count);
    } finally {
      changed.forEach((each, i) => {
        each.assign(kept[i]!);
      });
      dispose(kept);
    }
  }

  /**
   * Copies the state for a checkpoint.
   * @throws BackendFailure where the backend fails
   */
  state(): Promise<TrainingState> {
    return guarded(() => this.readState());
  }

  private async readState(): Promise<TrainingState> {
    const weights = await valuesOf(this.network.getWeights());
    const averages = await this.averages?.state();
    const normalisation = this.normalisation && (await valuesOf(this.normalisation.variables));
    return {
      weights,
      adam: await this.adam.state(),
      ...(averages ? { averages } : {}),
      ...(normalisation ? { normalisation } : {}),
      ...(this.student ? { student: await valuesOf([...this.student.variables]) } : {}),
    };
  }

  restore(state: TrainingState): void {
    setWeights(this.network, state.weights);
    this.adam.restore(state.adam);
    if (state.averages) this.averages?.restore(state.averages);
    this.normalisation?.variables.forEach((each, i) => {
      tidy(() => each.assign(tensor(state.normalisation![i]!, each.shape)));
    });
    this.student?.variables.forEach((each, i) => {
      tidy(() => each.assign(tensor(state.student![i]!, each.shape)));
    });
  }

  /**
   * Gives the network its final weights: their running means where those are kept, with the normalisation folded in.
   * No step may follow.
   */
  finish(): void {
    this.settleWeights();
    this.isFinished = true;
  }

  private settleWeights(): void {
    this.averages?.adopt();
    this.normalisation?.fold();
  }

  dispose(): void {
    this.adam.dispose();
    this.averages?.dispose();
    this.normalisation?.dispose();
    this.student?.dispose();
  }
}

function valuesOf(tensors: readonly Tensor[]): Promise<Float32Array[]> {
  return Promise.all(tensors.map(async (each) => (await each.data<"float32">()).slice()));
}

/** Sets a network's weights, in the network's order. */
export function setWeights(network: LayersModel, weights: readonly Float32Array[]): void {
  tidy(() => network.setWeights(network.getWeights().map((weight, i) => tensor(weights[i]!, weight.shape))));
}
