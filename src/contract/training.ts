import type { Appearance } from "./appearance";
import type { ActiveBackend, BackendName } from "./backends";
import type { LearnedFilters } from "./filters";
import type { ArchitectureName, StoredModel } from "./models";

export interface TrainSettings {
  readonly architecture: ArchitectureName;
  readonly options?: Readonly<Record<string, number>>;
  /** How many of the 60,000 training images to use; a tenth of them is held back for validation. */
  readonly images: number;
  /** Train on the sample that comes with the app, and test with its pictures, rather than on the whole dataset. */
  readonly fromSample?: boolean;
  /** How many of them an epoch shows, drawn anew for each; all of them unless told. */
  readonly imagesPerEpoch?: number;
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  readonly seed: number;
  /** End when validation accuracy reaches this, 0..1. */
  readonly stopAtAccuracy?: number;
  /** End when validation loss has not improved for this many epochs. */
  readonly patience?: number;
  /** `cosine` lowers the learning rate to zero along half a cosine; `constant` unless told. */
  readonly schedule?: "constant" | "cosine";
  /** How strongly, 0..1, every picture is mirrored, moved, scaled and turned at random each time it is shown. */
  readonly augment?: number;
  /** The share of each target that is spread over all classes (Szegedy et al., 2016); 0 unless told. */
  readonly smoothing?: number;
  /** Whether the network that is kept has the running mean of its weights over the last steps. */
  readonly averageWeights?: boolean;
  /** Whether convolutions are followed by batch normalisation while training; it is folded into the weights. */
  readonly normalise?: boolean;
  /** The share, 0..1, of dense layers' inputs that is dropped at random in training; 0 unless told. */
  readonly dropout?: number;
}

export interface TrainRequest {
  readonly settings: TrainSettings;
  readonly backend?: BackendName;
  /** Only commands lend anything. */
  readonly lent?: LentToTraining;
}

/** What a command lends a training. Such a training cannot be resumed without it. */
export interface LentToTraining {
  /** Photos to learn together with the dataset, each shown `photoRepeats` times an epoch. */
  readonly photos?: readonly LabelledPhoto[];
  readonly photoRepeats?: number;
  /** Address of a file of what a teacher said of these photos: see `Guidance`. */
  readonly teacher?: string;
  /** Labels whose photos are learned from by what the teacher sees in them alone. */
  readonly untold?: readonly string[];
  /** Addresses of networks' folders; the mean of what they answer to the dataset's pictures is learned with the labels. */
  readonly taughtBy?: readonly string[];
  /** How many views of each of the dataset's pictures they answer. */
  readonly views?: number;
  /** Address of the folder of a network of the same architecture to start from, rather than from random weights. */
  readonly from?: string;
}

export interface ResumeRequest {
  readonly run: string;
  readonly backend?: BackendName;
}

/** Loss and accuracy over an epoch, with the field's usual names. */
export interface EpochFigures {
  /** From 1. */
  readonly epoch: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly valLoss: number;
  readonly valAccuracy: number;
  readonly seconds: number;
  /** Median milliseconds of a step. */
  readonly stepMs: number;
}

/** The filters of a network's first convolution after so many epochs; 0: before the first step. */
export interface FilterStage {
  readonly epoch: number;
  readonly filters: LearnedFilters;
}

export type TrainProgress =
  | { readonly kind: "preparing"; readonly what: string }
  | {
      readonly kind: "started";
      readonly run: string;
      readonly backend: ActiveBackend;
      readonly parameters: number;
    }
  | {
      readonly kind: "step";
      readonly epoch: number;
      readonly step: number;
      readonly stepsPerEpoch: number;
      /** Running means over the epoch so far. */
      readonly loss: number;
      readonly accuracy: number;
      readonly stepMs: number;
      readonly secondsLeft: number;
    }
  | { readonly kind: "epoch"; readonly figures: EpochFigures }
  /** Before the first step and after each epoch, of networks that begin with a convolution. */
  | { readonly kind: "filters"; readonly stage: FilterStage }
  | { readonly kind: "saved"; readonly at: number };

export type RunState = "running" | "paused" | "interrupted" | "finished" | "failed";

/** One training, as kept in storage. */
export interface RunSummary {
  readonly run: string;
  readonly state: RunState;
  readonly settings: TrainSettings;
  readonly startedAt: number;
  readonly epochs: readonly EpochFigures[];
  /** Whether there is a checkpoint to go on from. */
  readonly resumable: boolean;
  readonly message?: string;
}

export interface TrainResult {
  readonly run: string;
  /** `paused` where it was asked to pause: a later resume goes on from here. */
  readonly state: "finished" | "paused";
  /** Why it ended before its last epoch. */
  readonly stopped?: "asked" | "accuracy" | "patience";
  readonly epochs: readonly EpochFigures[];
  /** On the test split; absent while paused. */
  readonly evaluation?: Evaluation;
  readonly parameters: number;
  readonly seconds: number;
  /** Of `seconds`, those spent in training steps. */
  readonly stepSeconds: number;
  readonly backend: ActiveBackend;
}

/** `counts[i][j]`: pictures of label i that were answered with label j. */
export interface Confusion {
  readonly labels: readonly string[];
  readonly counts: readonly (readonly number[])[];
}

export interface PhotoPrediction {
  readonly file: string;
  readonly label: string;
  readonly top: readonly (readonly [label: string, probability: number])[];
  readonly known: number;
  /** Where it was asked for. */
  readonly appearance?: Appearance;
}

/** How sure a model should be: see the card's fields of the same names. */
export interface Calibration {
  readonly temperature: number;
  readonly knownThreshold: number;
}

export interface Evaluation {
  readonly model: string;
  readonly dataset: string;
  readonly count: number;
  readonly accuracy: number;
  readonly top2: number;
  /** Expected calibration error over 15 equal-width bins of the highest probability (Guo et al., 2017). */
  readonly ece: number;
  readonly confusion: Confusion;
  readonly perClass: Readonly<Record<string, number>>;
  /** How well `known` ranks known labels above the others: area under the ROC curve. */
  readonly unknownAuroc?: number;
  /** The share, 0..1, of photos with other labels that is given an answer rather than "not sure". */
  readonly unknownNamed?: number;
  readonly predictions?: readonly PhotoPrediction[];
  /** Of photos: what would calibrate the answers; a temperature to multiply the card's with. */
  readonly calibration?: Calibration;
}

/** A labelled photo, fetched from the page's own origin when its turn comes. */
export interface LabelledPhoto {
  readonly file: string;
  readonly label: string;
  readonly url: string;
}

/** Steps between a photo and its answer that an evaluation can do without, to see what each is worth. */
export const LEAVABLE_STEPS = ["ground", "crop", "square", "colours", "contrast", "mirror"] as const;

export type LeavableStep = (typeof LEAVABLE_STEPS)[number];

export interface EvaluateRequest {
  readonly model: string;
  readonly dataset:
    | { readonly kind: "fashion-mnist" }
    | {
        readonly kind: "photos";
        readonly photos: readonly LabelledPhoto[];
        readonly without?: readonly LeavableStep[];
        /** So many times as far away as they were taken from, on a ground that goes on; at least 1. */
        readonly farther?: number;
        /** Also name the garments' colours and patterns. */
        readonly appearance?: boolean;
      };
}

export interface CountProgress {
  readonly done: number;
  readonly total: number;
}

/** The calls of this feature: what goes in, what is reported on the way, what comes out. */
export interface TrainingCalls {
  train: { request: TrainRequest; progress: TrainProgress; result: TrainResult };
  resumeTraining: { request: ResumeRequest; progress: TrainProgress; result: TrainResult };
  /** `pause` keeps a checkpoint and ends the call; `finish` ends training now and evaluates what there is. */
  controlTraining: { request: { action: "pause" | "finish" }; progress: never; result: undefined };
  listRuns: { request: undefined; progress: never; result: readonly RunSummary[] };
  /** Makes a finished run a model of its own under `name`. */
  keepRun: { request: { run: string; name: string; title: string }; progress: never; result: StoredModel };
  discardRun: { request: { run: string }; progress: never; result: undefined };
}
