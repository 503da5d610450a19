import { HangerError } from "../contract";
import { IndexedDbStorage } from "./indexed-db";
import { MemoryStorage } from "./memory";
import type { Storage } from "./storage";

export { deleteModel, keepModel, readModel, recordOf, type WholeModel } from "./models";
export type {
  AnswersRecord,
  CheckpointRecord,
  ChoiceRecord,
  ClassRecord,
  DeletedPhotoRecord,
  FramedRecord,
  ModelRecord,
  NetworkRecord,
  PhotoRecord,
  RunRecord,
  ShareRecord,
  TaughtPhoto,
} from "./schema";
export type { Change, Storage } from "./storage";

/** Who is told of what is wrong with storage. */
interface StorageListeners {
  /** Told why nothing is kept, in a sentence for the user. */
  readonly onForgetful: (reason: string) => void;
  /** Told that all that was kept is gone: the browser has put an empty database in its place. */
  readonly onLost: () => void;
}

/** Storage that outlasts the window, or, where that cannot be opened, one that does not. */
export async function openStorage({ onForgetful, onLost }: StorageListeners): Promise<Storage> {
  try {
    return await IndexedDbStorage.open(onLost);
  } catch (error) {
    onForgetful(error instanceof HangerError ? error.message : String(error));
    return new MemoryStorage();
  }
}
