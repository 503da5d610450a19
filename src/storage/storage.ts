import type { IndexedValue, IndexName, StoredValue, StoreName } from "./schema";

/** One write of a transaction; without a value, the key is deleted. */
export type Change = {
  [Name in StoreName]: { readonly store: Name; readonly key: string; readonly value?: StoredValue<Name> };
}[StoreName];

/** What an index tells of a record: the property that is indexed, and the key. */
export interface IndexEntry<Name extends StoreName, Index extends IndexName<Name>> {
  readonly value: IndexedValue<Name, Index>;
  readonly key: string;
}

/**
 * What the app keeps. Methods are named as those of idb, and each is one transaction. Damaged records are passed over: they
 * read as if they were not there, though their keys are listed and counted.
 *
 * Every method rejects with a HangerError: `storage-full` where the device has no room, `storage-unavailable` where it
 * refuses otherwise.
 */
export interface Storage {
  /** `memory`: kept for as long as the window is open. */
  readonly kind: "persistent" | "memory";

  get<Name extends StoreName>(store: Name, key: string): Promise<StoredValue<Name> | undefined>;
  /** The records of `keys`, in their order; undefined for a key that has none. */
  getMany<Name extends StoreName>(
    store: Name,
    keys: readonly string[],
  ): Promise<readonly (StoredValue<Name> | undefined)[]>;
  /** All records in the order of their keys. For small stores, or where every record is needed. */
  getAll<Name extends StoreName>(store: Name): Promise<readonly StoredValue<Name>[]>;
  getAllKeys(store: StoreName): Promise<readonly string[]>;
  count(store: StoreName): Promise<number>;

  /** All records whose indexed property is `value`. */
  getAllFromIndex<Name extends StoreName, Index extends IndexName<Name>>(
    store: Name,
    index: Index,
    value: IndexedValue<Name, Index>,
  ): Promise<readonly StoredValue<Name>[]>;
  /** For each of `values`, how many records have it as their indexed property. Reads no records. */
  countFromIndex<Name extends StoreName, Index extends IndexName<Name>>(
    store: Name,
    index: Index,
    values: readonly IndexedValue<Name, Index>[],
  ): Promise<readonly number[]>;
  /** Every entry of an index, ordered by value. Reads no records. */
  entriesOfIndex<Name extends StoreName, Index extends IndexName<Name>>(
    store: Name,
    index: Index,
  ): Promise<readonly IndexEntry<Name, Index>[]>;

  /** Applies all changes, or none. They are on the disk when it resolves, unless all are to stores in `REPLACEABLE`. */
  write(changes: readonly Change[]): Promise<void>;
  /** Deletes everything. */
  clear(): Promise<void>;
}
