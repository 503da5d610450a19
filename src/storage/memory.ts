import type { StoredValues, StoreName } from "./schema";
import type { Change, Storage } from "./storage";

/** Storage for windows that have no IndexedDB, such as some private ones: forgotten when they close. */
export class MemoryStorage implements Storage {
  readonly kind = "memory";
  private readonly stores = new Map<StoreName, Map<string, unknown>>();

  async get<Name extends StoreName>(store: Name, key: string): Promise<StoredValues[Name] | undefined> {
    return this.open(store).get(key) as StoredValues[Name] | undefined;
  }

  async getAll<Name extends StoreName>(store: Name): Promise<readonly StoredValues[Name][]> {
    return [...this.open(store).values()] as StoredValues[Name][];
  }

  async keys(store: StoreName): Promise<readonly string[]> {
    return [...this.open(store).keys()];
  }

  async write(changes: readonly Change[]): Promise<void> {
    for (const { store, key, value } of changes) {
      if (value === undefined) this.open(store).delete(key);
      else this.open(store).set(key, value);
    }
  }

  private open(store: StoreName): Map<string, unknown> {
    const found = this.stores.get(store) ?? new Map<string, unknown>();
    this.stores.set(store, found);
    return found;
  }
}
