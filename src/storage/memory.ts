import type { IndexedValue, IndexName, StoredValue, StoreName } from "./schema";
import type { Change, IndexEntry, Storage } from "./storage";

/** Storage for windows that have no IndexedDB, such as some private ones: forgotten when they close. */
export class MemoryStorage implements Storage {
  readonly kind = "memory";
  private readonly stores = new Map<StoreName, Map<string, unknown>>();

  async get<Name extends StoreName>(store: Name, key: string): Promise<StoredValue<Name> | undefined> {
    return this.open(store).get(key);
  }

  async getMany<Name extends StoreName>(
    store: Name,
    keys: readonly string[],
  ): Promise<readonly (StoredValue<Name> | undefined)[]> {
    return keys.map((key) => this.open(store).get(key));
  }

  async getAll<Name extends StoreName>(store: Name): Promise<readonly StoredValue<Name>[]> {
    return this.entries(store).map(([, value]) => value);
  }

  async getAllKeys(store: StoreName): Promise<readonly string[]> {
    return this.entries(store).map(([key]) => key);
  }

  async count(store: StoreName): Promise<number> {
    return this.open(store).size;
  }

  async getAllFromIndex<Name extends StoreName, Index extends IndexName<Name>>(
    store: Name,
    index: Index,
    value: IndexedValue<Name, Index>,
  ): Promise<readonly StoredValue<Name>[]> {
    return (await this.getAll(store)).filter((record) => propertyOf(record, index) === value);
  }

  async countFromIndex<Name extends StoreName, Index extends IndexName<Name>>(
    store: Name,
    index: Index,
    values: readonly IndexedValue<Name, Index>[],
  ): Promise<readonly number[]> {
    const counts = new Map<unknown, number>();
    for (const record of this.open(store).values()) {
      const value = propertyOf(record, index);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return values.map((value) => counts.get(value) ?? 0);
  }

  async entriesOfIndex<Name extends StoreName, Index extends IndexName<Name>>(
    store: Name,
    index: Index,
  ): Promise<readonly IndexEntry<Name, Index>[]> {
    const entries = this.entries(store).map(([key, record]) => ({
      key,
      value: propertyOf(record, index) as IndexedValue<Name, Index>,
    }));
    return entries.sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
  }

  async write(changes: readonly Change[]): Promise<void> {
    for (const { store, key, value } of changes) {
      const records = this.open(store) as Map<string, unknown>;
      if (value === undefined) records.delete(key);
      else records.set(key, value);
    }
  }

  async clear(): Promise<void> {
    this.stores.clear();
  }

  private open<Name extends StoreName>(store: Name): Map<string, StoredValue<Name>> {
    const found = this.stores.get(store) ?? new Map<string, unknown>();
    this.stores.set(store, found);
    return found as Map<string, StoredValue<Name>>;
  }

  /** In the order of the keys, as IndexedDB has them. */
  private entries<Name extends StoreName>(store: Name): [string, StoredValue<Name>][] {
    return [...this.open(store)].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

const propertyOf = (record: unknown, name: string): unknown => (record as Record<string, unknown>)[name];
