import type { ActiveBackend } from "./backends";
import type { Answer } from "./classify";
import type { LearnedFilters } from "./filters";
import type { GreyPicture, ImageSource, SeenShare } from "./images";
import type { ArchitectureName, LayerSummary, NetworkSummary } from "./models";
import type { EpochFigures, FilterStage } from "./training";

/** A network to look into: a model on this device, or one that could be built. */
export type NetworkChoice =
  | { readonly kind: "model"; readonly name: string }
  | {
      readonly kind: "architecture";
      readonly name: ArchitectureName;
      readonly options?: Readonly<Record<string, number>>;
    };

/** A layer with the sums that give its output shape and its parameters. */
export interface ExplainedLayer extends LayerSummary {
  readonly inputShape: readonly number[];
  /** Sentences: first on the shape, then on the parameters. */
  readonly arithmetic: readonly string[];
}

export interface NetworkExplanation extends NetworkSummary {
  readonly layers: readonly ExplainedLayer[];
  /** Why these options do not go together, by the shape rule; the network then has no layers. */
  readonly conflict?: string;
}

/** What Keras code trains with besides the network. */
export interface KerasTraining {
  readonly epochs: number;
  readonly images: number;
  readonly batchSize: number;
  readonly learningRate: number;
  readonly stopAtAccuracy?: number;
}

/** A picture to show a network: one of the dataset's 10,000 test images, from 0, or any other. */
export type PictureChoice =
  | { readonly kind: "dataset"; readonly index: number }
  | { readonly kind: "image"; readonly image: ImageSource };

/** What a layer gave for one picture. */
export interface LayerActivation {
  readonly name: string;
  readonly kind: string;
  /** Height, width and channels, or the number of units alone. */
  readonly shape: readonly number[];
  /** Row by row, the channels of a pixel side by side. */
  readonly values: Float32Array;
  /** The mean of every channel, or the values themselves where there is no picture. */
  readonly means: Float32Array;
  /** Numbers of the channels or units, the one with the highest mean first. */
  readonly strongest: readonly number[];
}

export interface Activations {
  /** What the network saw, height x width x channels. */
  readonly input: Float32Array;
  readonly inputShape: readonly number[];
  /** The same as a picture. */
  readonly picture: GreyPicture;
  /** Absent where the network sees no contrast with the background. */
  readonly seen?: SeenShare;
  /** Of a dataset image, the label that it has. */
  readonly label?: Answer["label"];
  /** Every layer but those that only rearrange. */
  readonly layers: readonly LayerActivation[];
  /** The output's values, not calibrated, best first. */
  readonly answers: readonly Answer[];
}

export interface ActivationsRequest {
  readonly model: string;
  readonly picture: PictureChoice;
}

/** A rectangle of pixels. */
export interface Patch {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
}

export interface ValueRequest {
  readonly model: string;
  /** As `Activations` has it. */
  readonly input: Float32Array;
  readonly layer: string;
  readonly channel: number;
  readonly row: number;
  readonly column: number;
}

/** The part of a value that comes from one channel of a layer's input. */
export interface ValueTerm {
  readonly channel: number;
  /** The patch, row by row; zeros where it reaches over the edge. */
  readonly inputs: readonly number[];
  /** What they are multiplied with; absent where the layer only picks the largest. */
  readonly weights?: readonly number[];
  readonly sum: number;
}

/** How one value of a convolution or pooling layer came about. */
export interface ValueExplanation {
  readonly value: number;
  /** Of the network's input: all that the value depends on. */
  readonly field: Patch;
  /** Of the layer's own input: what was looked at. Its top and left are negative where it reaches over the edge. */
  readonly patch: Patch;
  /** The channels that say most, the most telling first. */
  readonly terms: readonly ValueTerm[];
  /** How many channels are left out of `terms`, and what they add up to. */
  readonly others: { readonly count: number; readonly sum: number };
  readonly bias?: number;
  /** The multiplication, or the comparison, in words and numbers. */
  readonly sentence: string;
}

/** Asks what plain gradient descent on one picture does to a network, which itself stays as it is. */
export interface TrainingStepsRequest {
  readonly model: string;
  /** As `Activations` has it. */
  readonly input: Float32Array;
  /** The right answer, one of the model's labels. */
  readonly label: string;
  /** Above 0; a rate that is too large may break the network. */
  readonly learningRate: number;
  /** 0 to 50. */
  readonly steps: number;
  /** The convolution and the number of the filter that is described; empty: none. */
  readonly layer: string;
  readonly filter: number;
}

/** What the loss says to one channel of what a max pooling looks at: which of its values are to change, and how strongly. */
export interface PoolingGradient {
  readonly name: string;
  readonly height: number;
  readonly width: number;
  /** The one in which the gradient is strongest. */
  readonly channel: number;
  /** Row by row. */
  readonly values: Float32Array;
  /** Of the loss, by these values, before the first step. */
  readonly gradient: Float32Array;
}

/** A filter before the steps and after them. */
export interface FilterChange {
  /** Height, width and input channels. */
  readonly shape: readonly [number, number, number];
  readonly before: Float32Array;
  /** Of the loss, by the weights, before the first step. */
  readonly gradient: Float32Array;
  readonly after: Float32Array;
}

export interface TrainingSteps {
  /** Cross-entropy before each step, and after the last: NaN once the rate has broken the network. */
  readonly losses: readonly number[];
  /** The model's answers, not calibrated, in the order of its labels. */
  readonly before: readonly Answer[];
  readonly after: readonly Answer[];
  /** Of each max pooling, in the network's order; none where its layers are no chain. */
  readonly poolings: readonly PoolingGradient[];
  readonly filter?: FilterChange;
  /** How many of some test images the model answers right; absent where none are here, or the model has other labels. */
  readonly others?: { readonly count: number; readonly before: number; readonly after: number };
}

/** The first convolution of a network, before its first step of training and as it is. */
export interface FirstFilters {
  readonly layer: string;
  /** As the layer's initialiser draws them; networks do not keep their start. */
  readonly before: LearnedFilters;
  /** What the draw is repeated from; absent where the network does not say, so that its own start was another one. */
  readonly seed?: number;
  /** Absent for a network that has learned nothing. */
  readonly after?: LearnedFilters;
}

/** A filter for pictures. `weights`: size x size numbers, row by row, the top one first. */
export type PictureFilter =
  | {
      readonly kind: "weights";
      readonly size: FilterSize;
      readonly weights: readonly number[];
      /** Multiplies the sum. */
      readonly weight: number;
      /** Is added to it then. */
      readonly bias: number;
    }
  /** The middle one of the pixels under it. */
  | { readonly kind: "median"; readonly size: FilterSize };

export type FilterSize = 3 | 5;

export interface FilterPreset {
  readonly name: string;
  readonly title: string;
  /** What it does to a picture, in a sentence. */
  readonly description: string;
  readonly filter: PictureFilter;
}

export interface FilterRequest {
  readonly picture: PictureChoice;
  readonly filter: PictureFilter;
  /** Larger pictures are scaled down to this first, pixels. */
  readonly longestSide?: number;
}

/** A grey picture with what it shows in numbers. */
export interface MeasuredPicture extends GreyPicture {
  /** Mean brightness, 0..255. */
  readonly mean: number;
  /** Shares, 0..1, of the pixels that are 0, and 255. */
  readonly black: number;
  readonly white: number;
}

export interface FilteredPicture {
  readonly original: MeasuredPicture;
  readonly filtered: MeasuredPicture;
  /** The largest of every 2x2 square of `filtered`. */
  readonly pooled: MeasuredPicture;
  /** Milliseconds: to read the picture, and to filter and pool it. */
  readonly ms: { readonly read: number; readonly filter: number };
}

/** An experiment that was run, as a row of the table that is kept on the device. */
export interface ExerciseRow {
  /** That of the run. */
  readonly id: string;
  readonly finishedAt: number;
  readonly architecture: ArchitectureName;
  readonly options: Readonly<Record<string, number>>;
  readonly training: KerasTraining;
  readonly parameters: number;
  readonly epochs: readonly EpochFigures[];
  /** Over the last epoch. */
  readonly trainAccuracy: number;
  readonly testAccuracy: number;
  /** The accuracy that was guessed before the experiment began, 0..1; absent where none was. */
  readonly guess?: number;
  /** Test images that this is of: 10,000 unless told. */
  readonly testImages?: number;
  /** The first convolution before training and after epochs, oldest first; absent where there is none. */
  readonly filters?: readonly FilterStage[];
  /** What was confused most often in the test, the most frequent first; absent where an earlier Hanger kept it. */
  readonly confused?: readonly Confused[];
  readonly seconds: number;
  readonly backend: ActiveBackend;
}

/** Test images of one label that were answered with another. */
export interface Confused {
  readonly label: string;
  readonly answer: string;
  readonly count: number;
  /** How many test images of that label there are. */
  readonly of: number;
}

/** The calls of this feature: what goes in, what is reported on the way, what comes out. */
export interface ExploreCalls {
  /** The layers with the sums behind them; options that do not go together come back as a conflict. */
  explainNetwork: { request: NetworkChoice; progress: never; result: NetworkExplanation };
  exportKeras: {
    request: { network: NetworkChoice; training?: KerasTraining };
    progress: never;
    result: string;
  };
  activations: { request: ActivationsRequest; progress: never; result: Activations };
  explainValue: { request: ValueRequest; progress: never; result: ValueExplanation };
  trainingSteps: { request: TrainingStepsRequest; progress: never; result: TrainingSteps };
  learnedFilters: { request: { model: string; layer: string }; progress: never; result: LearnedFilters };
  /** Undefined where the network has no convolution. */
  firstFilters: { request: NetworkChoice; progress: never; result: FirstFilters | undefined };
  listFilters: { request: undefined; progress: never; result: readonly FilterPreset[] };
  filterPicture: { request: FilterRequest; progress: never; result: FilteredPicture };
  listExercises: { request: undefined; progress: never; result: readonly ExerciseRow[] };
  keepExercise: { request: ExerciseRow; progress: never; result: undefined };
  deleteExercise: { request: { id: string }; progress: never; result: undefined };
}
