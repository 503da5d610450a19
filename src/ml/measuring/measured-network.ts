import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import type { BenchAnswers, LayerTime } from "../../contract";
import type { Clock } from "./rounds";

/** What the benchmark asks of a network on the current backend, be it one of layers or one of operations. */
export interface MeasuredNetwork {
  /** Absent where it is one of operations. */
  readonly layers?: LayersModel;
  readonly parameters: number;
  /** Of its first input, without the batch. */
  readonly inputShape: readonly number[];
  /** Of an answer to one picture; absent where they are not known. */
  readonly multiplyAdds?: number | undefined;
  /** Why it is not trained, in a sentence. */
  readonly untrained?: string | undefined;
  /** Whether it can be given so many pictures at once. */
  takes(count: number): boolean;
  /** Answers a batch of noise, and reads the answers back. Speed does not depend on the pictures. */
  predict(count: number): () => Promise<unknown>;
  /** A training step on a batch of noise; only of a network that is trained. */
  train(count: number): () => Promise<unknown>;
  /** Of the same two pictures on every backend. @throws BackendFailure where the backend fails */
  answers(): Promise<BenchAnswers>;
  /** Times of its layers one by one, waiting for each; empty for a network that is no chain of layers. */
  timeLayers(count: number, now: Clock): Promise<readonly LayerTime[]>;
}
