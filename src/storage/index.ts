import { IndexedDbStorage } from "./indexed-db";
import { MemoryStorage } from "./memory";
import type { Storage } from "./storage";

export type {
  CheckpointRecord,
  ChoiceRecord,
  ClassRecord,
  FramedRecord,
  ModelRecord,
  PhotoRecord,
  RunRecord,
  TaughtPhoto,
} from "./schema";
export type { Change, Storage } from "./storage";

/** Storage that outlasts the window, or, where the browser has none, one that does not. */
export async function openStorage(): Promise<Storage> {
  return IndexedDbStorage.open().catch(() => new MemoryStorage());
}
