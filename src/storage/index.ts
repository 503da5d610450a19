import { HangerError } from "../contract";
import { IndexedDbStorage } from "./indexed-db";
import { MemoryStorage } from "./memory";
import type { Storage } from "./storage";

export { deleteModel, keepModel, readModel, recordOf, type WholeModel } from "./models";
export type {
  CheckpointRecord,
  ChoiceRecord,
  ClassRecord,
  DeletedPhotoRecord,
  FramedRecord,
  ModelRecord,
  NetworkRecord,
  PhotoRecord,
  RunRecord,
  TaughtPhoto,
} from "./schema";
export type { Change, Storage } from "./storage";

/**
 * Storage that outlasts the window, or, where that cannot be opened, one that does not.
 * @param onForgetful told why nothing is kept, in a sentence for the user
 */
export async function openStorage(onForgetful: (reason: string) => void): Promise<Storage> {
  try {
    return await IndexedDbStorage.open();
  } catch (error) {
    onForgetful(error instanceof HangerError ? error.message : String(error));
    return new MemoryStorage();
  }
}
