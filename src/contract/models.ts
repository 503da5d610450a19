/** How a value of an architecture's option is chosen: for forms, and to check what comes in. */
export interface OptionSpec {
  readonly title: string;
  readonly values: readonly number[];
  readonly standard: number;
}

export type ArchitectureName = "cnn" | "dense" | (string & {});

export interface ArchitectureInfo {
  readonly name: ArchitectureName;
  readonly title: string;
  readonly description: string;
  readonly options: Readonly<Record<string, OptionSpec>>;
}

/** A number, a flag, or a list of these, such as the pixels that padding adds at each side. */
export type LayerSetting = number | boolean | readonly LayerSetting[];

/** One layer of a network, as the summary shows it. Shapes leave the batch out. */
export interface LayerSummary {
  readonly name: string;
  /** `Conv2D`, `MaxPooling2D`, `Flatten`, `Dense`, ... */
  readonly kind: string;
  readonly outputShape: readonly number[];
  /** Where its input is not the output of the layer before it: the shape of that input, or of the first of several. */
  readonly inputShape?: readonly number[];
  readonly parameters: number;
  readonly kernelSize?: readonly number[];
  readonly strides?: readonly number[];
  readonly padding?: string;
  readonly activation?: string;
  /** Of a convolution, the pixels from one that its filter looks at to the next, down and across, where they are not 1. */
  readonly dilation?: readonly number[];
  /** False where a convolution or dense layer adds no bias. */
  readonly useBias?: false;
  /** Further settings that are not Keras' own, by Keras' names. */
  readonly settings?: Readonly<Record<string, LayerSetting>>;
}

export interface NetworkSummary {
  /** Height, width and channels of the input. */
  readonly inputShape: readonly number[];
  readonly layers: readonly LayerSummary[];
  readonly parameters: number;
}

/** How a model was made and what it scored; travels with the weights as `card.json`. */
export interface ModelCard {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly architecture: ArchitectureName;
  readonly parameters: number;
  readonly labels: readonly string[];
  /** The command that makes it again. */
  readonly command: string;
  readonly madeAt: string;
  readonly description: string;
  readonly figures: Readonly<Record<string, number>>;
  /** SHA-256 of the weights file, hexadecimal. */
  readonly weightsSha256: string;
  /** Divides the logits before softmax, so that probabilities are calibrated; 1 where not fitted. */
  readonly temperature: number;
  /** Answers with a `known` score below this are shown as "not sure". */
  readonly knownThreshold: number;
  /** The model that this one was made of, where it was taught more. */
  readonly parent?: string;
  readonly learnedFrom?: LearnedFrom;
  /** Where it is there, the network sees the centre square of a photo in place of the garment, and no mirror image of it. */
  readonly framing?: "centre";
  /** What the network's inputs are multiplied by, where it takes colours or contrasts of 0..255 in place of 0..1. */
  readonly inputScale?: number;
}

/** What the head of a version follows from, apart from the model that comes with the app. */
export interface LearnedFrom {
  /** SHA-256, hexadecimal, of all of it: what teaches the same has the same. */
  readonly checksum: string;
  /** Ids of the shares that it counts. */
  readonly shares: readonly string[];
  /** Ids of the classes that it remembers photos of that were never on this device. */
  readonly brought: readonly string[];
  /** How many such photos there are: the first of those that it remembers. */
  readonly broughtPhotos: number;
}

export interface StoredModel {
  readonly name: string;
  readonly card: ModelCard;
  readonly active: boolean;
  /** Bytes of weights. */
  readonly bytes: number;
  readonly origin: ModelOrigin;
}

/** Shipped with the app, made on this device, or brought from elsewhere. */
export type ModelOrigin = "shipped" | "trained" | "imported";

/** A model as files, in tfjs's LayersModel format. */
export interface ModelFiles {
  readonly modelJson: string;
  readonly weights: ArrayBuffer;
  readonly card: ModelCard;
}

/** The calls of this feature: what goes in, what is reported on the way, what comes out. */
export interface ModelsCalls {
  listArchitectures: { request: undefined; progress: never; result: readonly ArchitectureInfo[] };
  listModels: { request: undefined; progress: never; result: readonly StoredModel[] };
  activateModel: { request: { name: string }; progress: never; result: StoredModel };
  deleteModel: { request: { name: string }; progress: never; result: undefined };
  /** Changes the title of a model that was made here or brought in: 1 to 60 characters. */
  renameModel: { request: { name: string; title: string }; progress: never; result: StoredModel };
}
