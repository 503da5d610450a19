import { HangerError } from "../../../src/contract";
import type { Handlers } from "../service";

type CollectionCalls =
  | "listClasses"
  | "addClass"
  | "renameClass"
  | "hideClass"
  | "mergeClasses"
  | "deleteClass"
  | "addPhotos"
  | "listPhotos"
  | "photoPixels"
  | "photoInput"
  | "movePhotos"
  | "deletePhotos"
  | "restorePhotos"
  | "findDuplicates"
  | "storageUse";

const missing = async (): Promise<never> => {
  throw new HangerError("internal", "Not built yet.");
};

export const collectionHandlers: Pick<Handlers, CollectionCalls> = {
  listClasses: missing,
  addClass: missing,
  renameClass: missing,
  hideClass: missing,
  mergeClasses: missing,
  deleteClass: missing,
  addPhotos: missing,
  listPhotos: missing,
  photoPixels: missing,
  photoInput: missing,
  movePhotos: missing,
  deletePhotos: missing,
  restorePhotos: missing,
  findDuplicates: missing,
  storageUse: missing,
};
