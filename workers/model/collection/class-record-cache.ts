import type { Storage } from "../../../src/storage";
import { type ClassRecords, withKindsOfOwners } from "./answers";

/** What the owner changed of the classes, read once. */
export class ClassRecordCache {
  private cached: Promise<ClassRecords> | undefined;

  constructor(private readonly storage: Storage) {}

  /** Class records as this worker knows them: empty where they cannot be read, so that answers never fail for their sake. */
  records(): Promise<ClassRecords> {
    this.cached ??= this.read().catch(() => {
      this.cached = undefined;
      return new Map();
    });
    return this.cached;
  }

  /**
   * Class records re-read from storage, because another window may have changed them. Use this before changing or listing
   * classes.
   */
  async current(): Promise<ClassRecords> {
    const records = await this.read();
    this.cached = Promise.resolve(records);
    return records;
  }

  /** Has the records read again when they are next needed. Call this after writing any. */
  forget(): void {
    this.cached = undefined;
  }

  private async read(): Promise<ClassRecords> {
    const records = await this.storage.getAll("classes");
    return withKindsOfOwners(records);
  }
}
