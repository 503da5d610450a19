import type { Page } from "playwright-core";
import { runInWorkers } from "../worker-code";
import { fingerprint } from "./fingerprint";

/** What a transaction did to a record. Without a `value` it deleted it; without a `key`, all of the store. */
export interface RecordedChange {
  readonly store: string;
  readonly key?: string;
  /** Fingerprint of what was put. */
  readonly value?: string;
}

/** A transaction that has changed the app's database, as its worker asked for it. */
export interface RecordedWrite {
  readonly stores: readonly string[];
  readonly durability: IDBTransactionDurability;
  readonly changes: readonly RecordedChange[];
}

/** Fingerprints of all records, by "store key". */
export type Records = ReadonlyMap<string, string>;

/** What is in the database after some changes. */
export function changed(records: Records, changes: readonly RecordedChange[]): Records {
  const result = new Map(records);
  for (const { store, key, value } of changes) {
    if (key === undefined) {
      for (const each of [...result.keys()]) if (each.startsWith(`${store} `)) result.delete(each);
    } else if (value === undefined) result.delete(`${store} ${key}`);
    else result.set(`${store} ${key}`, value);
  }
  return result;
}

declare global {
  /** The transactions of this worker that were committed, in that order. */
  var recordedWrites: Promise<RecordedWrite>[];
  /** Of each transaction that writes, the changes asked for so far. */
  var changesOf: WeakMap<IDBTransaction, Promise<RecordedChange>[]>;
  var fingerprintOf: typeof fingerprint;
}

/**
 * Code that records what a worker writes to IndexedDB. The loader of the commands names inner functions by calling `__name`,
 * which no worker has.
 */
export const RECORD_WRITES = `globalThis.__name ??= (value) => value; globalThis.fingerprintOf = ${fingerprint}; (${install})()`;

/** Records what the page's next model workers write. Its service worker has to be blocked. */
export const recordWrites = (page: Page): Promise<void> => runInWorkers(page, RECORD_WRITES);

function install(): void {
  globalThis.recordedWrites = [];
  globalThis.changesOf = new WeakMap();
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (...given) {
    const begun = transaction.apply(this, given);
    if (begun.mode !== "readwrite") return begun;
    const changes: Promise<RecordedChange>[] = [];
    globalThis.changesOf.set(begun, changes);
    begun.addEventListener("complete", () => {
      const { durability } = begun;
      const stores = [...begun.objectStoreNames];
      globalThis.recordedWrites.push(
        Promise.all(changes).then((changes) => ({ stores, durability, changes })),
      );
    });
    return begun;
  };
  const { put, delete: remove, clear } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (value, key) {
    const store = this.name;
    const written = globalThis
      .fingerprintOf(structuredClone(value))
      .then((value) => ({ store, key: String(key), value }));
    globalThis.changesOf.get(this.transaction)?.push(written);
    return put.call(this, value, key);
  };
  IDBObjectStore.prototype.delete = function (key) {
    globalThis.changesOf.get(this.transaction)?.push(Promise.resolve({ store: this.name, key: String(key) }));
    return remove.call(this, key);
  };
  IDBObjectStore.prototype.clear = function () {
    globalThis.changesOf.get(this.transaction)?.push(Promise.resolve({ store: this.name }));
    return clear.call(this);
  };
}

/** The writes that the page's model workers have committed since this was last asked. */
export async function takeWrites(page: Page): Promise<readonly RecordedWrite[]> {
  const taken: RecordedWrite[] = [];
  for (const worker of page.workers().filter((each) => each.url().includes("/assets/model-"))) {
    taken.push(...(await worker.evaluate(() => Promise.all(globalThis.recordedWrites.splice(0)))));
  }
  return taken;
}
