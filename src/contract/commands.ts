import type { ActiveBackend, BackendName } from "./backends";
import type { ModelFiles, StoredModel } from "./models";
import type { CountProgress, EvaluateRequest, Evaluation, LabelledPhoto } from "./training";

export interface RetrainRequest {
  /** The model to start from; it stays as it is. */
  readonly model: string;
  /** Photos to learn. Labels that the model lacks become new classes, in the order in which they come. */
  readonly photos: readonly LabelledPhoto[];
  /** Labels that the model is to have never learned of, before it learns the photos; none by default. */
  readonly forgotten?: readonly string[];
  /** Of the new model. */
  readonly name: string;
  readonly title: string;
  readonly backend?: BackendName;
}

export interface RetrainResult {
  readonly model: StoredModel;
  readonly newClasses: readonly string[];
  readonly seconds: number;
  readonly backend: ActiveBackend;
}

/** The calls of this feature: what goes in, what is reported on the way, what comes out. */
export interface CommandsCalls {
  /** Makes a new model of an old one and some photos, without forgetting what that knew. */
  retrain: { request: RetrainRequest; progress: CountProgress; result: RetrainResult };
  /**
   * What the network in a folder of the page's own origin sees in pictures: features, count x 2 x size, of each picture as
   * it is and mirrored.
   */
  lookAtPictures: {
    request: {
      from: string;
      pictures:
        | { readonly photos: readonly LabelledPhoto[] }
        | { readonly split: "train" | "test"; readonly indices: readonly number[] };
    };
    progress: CountProgress;
    result: Float32Array<ArrayBuffer>;
  };
  /**
   * The network in a folder of the page's own origin, in fewer bytes: see `toNetworkFiles`. With `softsign`, its features are
   * multiplied by that and bent: see `withSoftsign`.
   */
  compress: {
    request: { from: string; softsign?: number };
    progress: never;
    result: { modelJson: string; weights: ArrayBuffer; weightsSha256: string };
  };
  /** The network in a folder of the page's own origin with the dense layers that follow from a file of statistics. */
  giveHead: {
    request: { from: string; statistics: ArrayBuffer };
    progress: never;
    result: { modelJson: string; weights: ArrayBuffer; weightsSha256: string; parameters: number };
  };
  evaluate: { request: EvaluateRequest; progress: CountProgress; result: Evaluation };
  exportModel: { request: { name: string }; progress: never; result: ModelFiles };
  /** The network alone as an ONNX file: input and output as the LayersModel's, probabilities not calibrated. */
  exportOnnx: { request: { name: string }; progress: never; result: Uint8Array<ArrayBuffer> };
  /** The same as a .tflite file, which takes `batch` pictures at once. */
  exportTflite: {
    request: { name: string; batch: number };
    progress: never;
    result: Uint8Array<ArrayBuffer>;
  };
}
