import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import type { BenchAnswers, LayerTime } from "../../contract";
import { answer, inputShapeOf } from "../networks/answer";
import { Stepper } from "../training/stepper";
import { referenceAnswers, trainable } from "./answers";
import { timeLayers } from "./layer-times";
import type { MeasuredNetwork } from "./measured-network";
import { multiplyAddsOf } from "./multiply-adds";
import { randomBatch } from "./random-batch";
import type { Clock } from "./rounds";

const LEARNING_RATE = 0.001;

/** A network of layers, which is measured at training too where it can be trained. */
export class LayersNetwork implements MeasuredNetwork {
  readonly parameters: number;
  readonly inputShape: readonly number[];
  readonly multiplyAdds?: number | undefined;
  readonly untrained?: string;
  private readonly stepper: Stepper | undefined;

  constructor(readonly layers: LayersModel) {
    this.parameters = layers.countParams();
    this.inputShape = inputShapeOf(layers);
    this.multiplyAdds = multiplyAddsOf(layers);
    const training = trainable(layers);
    if (training.view) this.stepper = new Stepper(layers);
    else this.untrained = training.untrained;
  }

  takes(): boolean {
    return true;
  }

  predict(count: number): () => Promise<unknown> {
    const { inputs } = randomBatch(this.layers, count);
    return () => answer(this.layers, inputs, count);
  }

  train(count: number): () => Promise<unknown> {
    const { stepper } = this;
    if (!stepper) throw new Error("this network cannot be trained");
    const batch = randomBatch(this.layers, count);
    return () => stepper.step(batch, LEARNING_RATE);
  }

  answers(): Promise<BenchAnswers> {
    return referenceAnswers(this.layers);
  }

  timeLayers(count: number, now: Clock): Promise<readonly LayerTime[]> {
    return timeLayers(this.layers, count, now);
  }
}
