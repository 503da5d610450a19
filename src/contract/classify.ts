import type { Aim } from "./aim";
import type { Appearance } from "./appearance";
import type { ActiveBackend } from "./backends";
import type { ColourPicture, GreyPicture, ImageSource, SeenShare, StagePicture } from "./images";

export interface ClassifyRequest {
  readonly image: ImageSource;
  /** How many answers to give, best first; 3 unless told. */
  readonly top?: number;
  /** Also return the picture made small, and a picture of every preprocessing step. */
  readonly stages?: boolean;
  /** Also name the garment's colours and pattern. */
  readonly appearance?: boolean;
  /** Also say where the garment is in the picture. */
  readonly aim?: boolean;
}

export interface Answer {
  /** The label's id: a kind that the app knows, or a class of the owner's. */
  readonly label: string;
  /** The label's name as shown. */
  readonly name: string;
  /** Calibrated probability, 0..1. */
  readonly probability: number;
}

export interface Classification {
  readonly answers: readonly Answer[];
  /** Confidence, 0..1, that the picture shows something the network knows. */
  readonly known: number;
  /** Whether to give the first answer as the answer; "not sure" otherwise. */
  readonly sure: boolean;
  /** Where it was asked for. */
  readonly appearance?: Appearance;
  /** Where it was asked for, and with the appearance of a photo whose answer is not sure. */
  readonly aim?: Aim;
  /** What the network saw. */
  readonly input: GreyPicture;
  readonly stages?: readonly StagePicture[];
  /** Where `stages` were asked for, and the network sees contrast with the background. */
  readonly seen?: SeenShare;
  /** The whole picture, upright, at most 256 pixels long; where `stages` were asked for. */
  readonly preview?: ColourPicture;
  /** The picture as a file that stands upright everywhere; where `stages` were asked for, and browsers would not turn it, or show nothing of it. */
  readonly upright?: Blob;
  readonly model: string;
  readonly backend: ActiveBackend;
  /** Milliseconds of each step; `total` is from the picture's arrival in the worker to the answer. */
  readonly ms: {
    readonly decode: number;
    readonly preprocess: number;
    readonly predict: number;
    readonly total: number;
  };
}

/** The calls of this feature: what goes in, what is reported on the way, what comes out. */
export interface ClassifyCalls {
  classify: { request: ClassifyRequest; progress: never; result: Classification };
}
