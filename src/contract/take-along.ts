import type { StoredModel } from "./models";

/**
 * `layers-model`: a zip of model.json, weights.bin, labels.txt and card.json; `onnx`: one .onnx file; `tflite`: one .tflite
 * file; `tflite-int8`: the same with a byte for each weight.
 */
export type ModelFormat = "layers-model" | "onnx" | "tflite" | "tflite-int8";

/** A file to save or share. */
export interface ExportedFile {
  readonly name: string;
  readonly blob: Blob;
}

export interface CopyProgress {
  readonly done: number;
  readonly total: number;
}

/** What the owner of a project made of one of the built-in classes; `name` is that of the class here. */
export type BuiltInChange = { readonly id: string; readonly name: string } & (
  | { readonly kind: "renamed"; readonly to: string }
  | { readonly kind: "hidden" }
  /** Photos and answers of the class count as those of `into`, the id of a class that is here. */
  | { readonly kind: "merged"; readonly into: string; readonly to: string }
);

/** What an imported project brought. Photos and classes that were here already are counted as `same`. */
export interface ImportedProject {
  readonly photos: number;
  readonly classes: number;
  readonly models: number;
  readonly same: number;
  /** Pictures of a project of Teachable Machine that could not be read. */
  readonly unreadable?: number;
  /** What importing left as it is: the built-in classes are the owner's to change, by the calls that change classes. */
  readonly builtIn: readonly BuiltInChange[];
}

export interface ImportModelRequest {
  /**
   * What Keras saved, an ONNX file, or a LayersModel: its model.json and its weights. With it, what says how its classes are
   * called. All may be in a zip file.
   */
  readonly files: readonly File[];
}

export interface ImportedModel extends StoredModel {
  /** Whether a file said what its classes are called. Where none did, they are numbered. */
  readonly named: boolean;
  /** Where names were found for another number of classes than it has: how many. */
  readonly otherCount?: number;
  /** Whether it takes four channels and no file says which. They are taken for Hanger's own: see `takeOpacity`. */
  readonly hasUnknownChannels?: boolean;
}

/** The calls of this feature: what goes in, what is reported on the way, what comes out. */
export interface TakeAlongCalls {
  exportProject: { request: undefined; progress: CopyProgress; result: ExportedFile };
  /** What Hanger saved, or a project of Teachable Machine, whose pictures become photos. */
  importProject: { request: { file: Blob }; progress: CopyProgress; result: ImportedProject };
  exportModelAs: { request: { name: string; format: ModelFormat }; progress: never; result: ExportedFile };
  importModel: { request: ImportModelRequest; progress: never; result: ImportedModel };
  /**
   * Says what the classes of an imported model are called: one name for each of its outputs, in their order, or the files
   * that hold them.
   */
  nameClasses: {
    request: { name: string; names: readonly string[] | readonly File[] };
    progress: never;
    result: StoredModel;
  };
  /**
   * Says that the four channels of an imported model are red, green, blue and opacity, rather than colours minus the
   * background's, and contrast. Opacity is full in photos.
   */
  takeOpacity: { request: { name: string }; progress: never; result: StoredModel };
}
