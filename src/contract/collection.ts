import type { Answer } from "./classify";
import type { ErrorCode } from "./errors";
import type { GreyPicture, ImageSource } from "./images";

/** A class that photos belong to and answers name: one of the kinds that the app knows, or the owner's own. */
export interface ClassInfo {
  /** The kind, or, of the owner's own, an id that never changes. */
  readonly id: string;
  /** As shown; 1 to 40 characters. */
  readonly name: string;
  /** Answers never name a hidden class; its photos stay. */
  readonly hidden: boolean;
  /** One of the kinds that are there from the start. */
  readonly builtIn: boolean;
  readonly photos: number;
  /** Whether the model that answers knows it. */
  readonly known: boolean;
}

/** A photo of the owner's collection, without its pixels. */
export interface CollectedPhoto {
  readonly id: string;
  /** Id of its class. */
  readonly label: string;
  /** Name of the file that it came from; empty for one taken here. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly addedAt: number;
  /** Of the JPEG that is kept. */
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

export interface AddPhotosRequest {
  /** Id of the class that all of them show. */
  readonly label: string;
  readonly photos: readonly { readonly name: string; readonly image: ImageSource }[];
}

export interface AddPhotosProgress {
  readonly done: number;
  readonly total: number;
}

/** What became of photos to add: each is in one of the lists, but for those after a call that was stopped. */
export interface AddedPhotos {
  readonly added: readonly CollectedPhoto[];
  /** Photos that the collection had already, byte for byte or by their looks in the same class. */
  readonly duplicates: readonly {
    readonly name: string;
    /** Id and class of the photo that was there. */
    readonly of: string;
    readonly label: string;
  }[];
  /** Photos that could not be added, each with a sentence that says why. */
  readonly refused: readonly { readonly name: string; readonly code: ErrorCode; readonly message: string }[];
}

/** What a photo looks like: the JPEG, and what the network is given of it. */
export interface PhotoPixels {
  readonly id: string;
  readonly jpeg: Blob;
}

/** What the model that answers sees in a photo, and makes of it. */
export interface PhotoInput {
  readonly id: string;
  readonly input: GreyPicture;
  /** Best first; empty where all that the model knows is hidden. */
  readonly answers: readonly Answer[];
  /** Whether the first answer is given as the answer; "not sure" otherwise. */
  readonly sure: boolean;
}

export interface StorageUse {
  /** Photos in the collection and the bytes of their pictures. */
  readonly photos: number;
  readonly photoBytes: number;
  /** Bytes used and allowed by the browser for all of Hanger, where it tells. */
  readonly used?: number;
  readonly allowed?: number;
  /** Whether the browser promised not to clear it by itself. */
  readonly persisted: boolean;
}

/** The calls of this feature: what goes in, what is reported on the way, what comes out. */
export interface CollectionCalls {
  listClasses: { request: undefined; progress: never; result: readonly ClassInfo[] };
  addClass: { request: { name: string }; progress: never; result: ClassInfo };
  renameClass: { request: { id: string; name: string }; progress: never; result: ClassInfo };
  hideClass: { request: { id: string; hidden: boolean }; progress: never; result: ClassInfo };
  /** Photos of `from` become photos of `into`, and what a model answers as `from` is shown as `into`. */
  mergeClasses: { request: { from: string; into: string }; progress: never; result: ClassInfo };
  /** Deletes a class of the owner's with its photos, which `restorePhotos` brings back with it. */
  deleteClass: { request: { id: string }; progress: never; result: { readonly photos: readonly string[] } };
  /** Keeps what can be kept; a full device leaves what was added. Cancelled, it answers with what it did until then. */
  addPhotos: { request: AddPhotosRequest; progress: AddPhotosProgress; result: AddedPhotos };
  /** All photos, newest first; of one class where told. */
  listPhotos: { request: { label?: string }; progress: never; result: readonly CollectedPhoto[] };
  photoPixels: { request: { ids: readonly string[] }; progress: never; result: readonly PhotoPixels[] };
  photoInput: { request: { id: string }; progress: never; result: PhotoInput };
  movePhotos: { request: { ids: readonly string[]; label: string }; progress: never; result: undefined };
  /** They can be brought back until the app is closed. */
  deletePhotos: { request: { ids: readonly string[] }; progress: never; result: undefined };
  restorePhotos: { request: { ids: readonly string[] }; progress: never; result: undefined };
  /** Groups of photos that look alike, the ids of each oldest first. */
  findDuplicates: { request: undefined; progress: never; result: readonly (readonly string[])[] };
  storageUse: { request: undefined; progress: never; result: StorageUse };
}
