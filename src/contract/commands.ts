import type { ActiveBackend, BackendName } from "./backends";
import type { ModelFiles, StoredModel } from "./models";
import type { CountProgress, EvaluateRequest, Evaluation, LabelledPhoto } from "./training";

export interface RetrainRequest {
  /** The model to start from; it stays as it is. */
  readonly model: string;
  /** Photos to learn. Labels that the model lacks become new classes, in the order in which they come. */
  readonly photos: readonly LabelledPhoto[];
  /** Of the new model. */
  readonly name: string;
  readonly title: string;
  readonly seed: number;
  readonly backend?: BackendName;
}

export type RetrainProgress =
  | { readonly kind: "looking"; readonly done: number; readonly total: number }
  | { readonly kind: "step"; readonly step: number; readonly steps: number };

export interface RetrainResult {
  readonly model: StoredModel;
  readonly newClasses: readonly string[];
  readonly seconds: number;
  readonly backend: ActiveBackend;
}

export interface RememberRequest {
  readonly model: string;
  /** Photos of classes that the model knows; others are left out. */
  readonly photos: readonly LabelledPhoto[];
  /** Which of the dataset's pictures: those that the model learned from, or those held back for validation. */
  readonly pictures: "learned" | "held-back";
  /** Most photos, and pictures of the dataset, to remember of each label. */
  readonly photosPerLabel: number;
  readonly picturesPerLabel: number;
  readonly seed: number;
}

/** The calls of this feature: what goes in, what is reported on the way, what comes out. */
export interface CommandsCalls {
  /** Makes a new model of an old one and some photos, without forgetting what that knew. */
  retrain: { request: RetrainRequest; progress: RetrainProgress; result: RetrainResult };
  /** The file of what a model is to remember of pictures: those it learned from, or others to check it by. */
  remember: { request: RememberRequest; progress: never; result: Uint8Array<ArrayBuffer> };
  /** The network in a folder of the page's own origin, in fewer bytes: see `toNetworkFiles`. */
  compress: {
    request: { from: string };
    progress: never;
    result: { modelJson: string; weights: ArrayBuffer; weightsSha256: string };
  };
  evaluate: { request: EvaluateRequest; progress: CountProgress; result: Evaluation };
  exportModel: { request: { name: string }; progress: never; result: ModelFiles };
  /** The network alone as an ONNX file: input and output as the LayersModel's, probabilities not calibrated. */
  exportOnnx: { request: { name: string }; progress: never; result: Uint8Array<ArrayBuffer> };
}
