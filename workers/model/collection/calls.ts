import type { CollectionCalls } from "../../../src/contract";
import { type Handlers, later } from "../handler";

/** Loaded when it is first needed, as classifying has no use for it. */
const load = () => import(".");

export const collectionCalls: Pick<Handlers, keyof CollectionCalls> = {
  listClasses: later(load, (module) => module.listClasses),
  addClass: later(load, (module) => module.addClass),
  renameClass: later(load, (module) => module.renameClass),
  hideClass: later(load, (module) => module.hideClass),
  mergeClasses: later(load, (module) => module.mergeClasses),
  deleteClass: later(load, (module) => module.deleteClass),
  addPhotos: later(load, (module) => module.addPhotos),
  listPhotos: later(load, (module) => module.listPhotos),
  photoPixels: later(load, (module) => module.photoPixels),
  photoInput: later(load, (module) => module.photoInput),
  movePhotos: later(load, (module) => module.movePhotos),
  deletePhotos: later(load, (module) => module.deletePhotos),
  restorePhotos: later(load, (module) => module.restorePhotos),
  findDuplicates: later(load, (module) => module.findDuplicates),
  storageUse: later(load, (module) => module.storageUse),
};
