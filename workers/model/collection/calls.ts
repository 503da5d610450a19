import { withWords } from "../../../src/words/with-words";
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

/** Who classifies need not wait for what only the collection needs. */
const load = () => withWords(import("."));

export const collectionHandlers: Pick<Handlers, CollectionCalls> = {
  listClasses: async (_, { session }) => (await load()).listClasses(session),
  addClass: async (request, { session }) => (await load()).addClass(request, session),
  renameClass: async (request, { session }) => (await load()).renameClass(request, session),
  hideClass: async (request, { session }) => (await load()).hideClass(request, session),
  mergeClasses: async (request, { session }) => (await load()).mergeClasses(request, session),
  deleteClass: async (request, { session }) => (await load()).deleteClass(request, session),
  addPhotos: async (request, context) => (await load()).addPhotos(request, context),
  listPhotos: async (request, { session }) => (await load()).listPhotos(request, session),
  photoPixels: async (request, { session }) => (await load()).photoPixels(request, session),
  photoInput: async (request, { session }) => (await load()).photoInput(request, session),
  movePhotos: async (request, { session }) => (await load()).movePhotos(request, session),
  deletePhotos: async (request, { session }) => (await load()).deletePhotos(request, session),
  restorePhotos: async (request, { session }) => (await load()).restorePhotos(request, session),
  findDuplicates: async (_, { session }) => (await load()).findDuplicates(session),
  storageUse: async (_, { session }) => (await load()).storageUse(session),
};
