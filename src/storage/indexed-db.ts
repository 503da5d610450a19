import { type IDBPDatabase, openDB } from "idb";
import { HangerError } from "../contract";
import { workerWords } from "../words/worker";
import { migrate } from "./migrations";
import {
  DATABASE_NAME,
  DATABASE_VERSION,
  type HangerDatabase,
  type IndexedValue,
  type IndexName,
  REPLACEABLE,
  STORE_NAMES,
  type StoredValue,
  type StoreName,
} from "./schema";
import { isSound } from "./soundness";
import type { Change, IndexEntry, Storage } from "./storage";
import { leaveTrace } from "./trace";

type Database = IDBPDatabase<HangerDatabase>;

/** How long a database may take to open, unless it is upgraded, in ms. Another window that upgrades it holds it for longer. */
const PATIENCE = 6000;

/**
 * Storage in IndexedDB. A connection that is gone, as the browser dropped it (iOS does so in the background) or it made
 * way for another window, is opened again.
 */
export class IndexedDbStorage implements Storage {
  readonly kind = "persistent";
  /** Opened, or being opened; none after one was lost or could not be opened, until it is next needed. */
  private connection: Promise<Database> | undefined;

  private constructor(
    database: Database,
    private readonly onLost: () => void,
  ) {
    this.connection = Promise.resolve(database);
  }

  /**
   * @throws HangerError `storage-unavailable` where this window has no IndexedDB, or an older Hanger holds it;
   * `storage-newer` where a newer one has been at it; `storage-full` where the device has no room to migrate it
   * @param onLost called where the browser has put an empty database in the place of one that was here
   */
  static async open(onLost: () => void): Promise<IndexedDbStorage> {
    return new IndexedDbStorage(await openDatabase(onLost), onLost);
  }

  async get<Name extends StoreName>(store: Name, key: string): Promise<StoredValue<Name> | undefined> {
    const value: unknown = await this.run((database) => database.get(store, key));
    return isSound(store, value) ? value : undefined;
  }

  async getMany<Name extends StoreName>(
    store: Name,
    keys: readonly string[],
  ): Promise<readonly (StoredValue<Name> | undefined)[]> {
    const values: readonly unknown[] = await this.run((database) => {
      const reading = database.transaction(store).objectStore(store);
      return Promise.all(keys.map((key) => reading.get(key)));
    });
    return values.map((value) => (isSound(store, value) ? value : undefined));
  }

  async getAll<Name extends StoreName>(store: Name): Promise<readonly StoredValue<Name>[]> {
    const values: readonly unknown[] = await this.run((database) => database.getAll(store));
    return values.filter((value) => isSound(store, value));
  }

  getAllKeys(store: StoreName): Promise<readonly string[]> {
    return this.run((database) => database.getAllKeys(store));
  }

  count(store: StoreName): Promise<number> {
    return this.run((database) => database.count(store));
  }

  async getAllFromIndex<Name extends StoreName, Index extends IndexName<Name>>(
    store: Name,
    index: Index,
    value: IndexedValue<Name, Index>,
  ): Promise<readonly StoredValue<Name>[]> {
    const values: readonly unknown[] = await this.run((database) =>
      database.getAllFromIndex(store, index, value),
    );
    return values.filter((each) => isSound(store, each));
  }

  countFromIndex<Name extends StoreName, Index extends IndexName<Name>>(
    store: Name,
    index: Index,
    values: readonly IndexedValue<Name, Index>[],
  ): Promise<readonly number[]> {
    return this.run((database) => {
      const counted = database.transaction(store).objectStore(store).index(index);
      return Promise.all(values.map((value) => counted.count(value)));
    });
  }

  entriesOfIndex<Name extends StoreName, Index extends IndexName<Name>>(
    store: Name,
    index: Index,
  ): Promise<readonly IndexEntry<Name, Index>[]> {
    return this.run(async (database) => {
      const entries: IndexEntry<Name, Index>[] = [];
      let cursor = await database.transaction(store).objectStore(store).index(index).openKeyCursor();
      while (cursor) {
        entries.push({ value: cursor.key as IndexedValue<Name, Index>, key: cursor.primaryKey });
        cursor = await cursor.continue();
      }
      return entries;
    });
  }

  async write(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    await this.run(async (database) => {
      const stores = [...new Set(changes.map(({ store }) => store))];
      const transaction = database.transaction(stores, "readwrite", { durability: durabilityOf(stores) });
      const begin = ({ store, key, value }: Change) => {
        const target = transaction.objectStore(store);
        return value === undefined ? target.delete(key) : target.put(value, key);
      };
      // What cannot be written throws at once, when others have been asked for already.
      const writes = changes.map(async (change) => begin(change));
      try {
        await Promise.all([...writes, transaction.done]);
      } catch (error) {
        await abort(transaction);
        throw error;
      }
    });
  }

  clear(): Promise<void> {
    return this.run(async (database) => {
      const durability = durabilityOf(STORE_NAMES);
      const transaction = database.transaction([...STORE_NAMES], "readwrite", { durability });
      const cleared = STORE_NAMES.map((name) => transaction.objectStore(name).clear());
      await Promise.all([...cleared, transaction.done]);
    });
  }

  private async run<T>(work: (database: Database) => Promise<T>, isSecond = false): Promise<T> {
    this.connection ??= openDatabase(this.onLost);
    const used = this.connection;
    const forget = () => {
      if (this.connection === used) this.connection = undefined;
    };
    const database = await used.catch((error) => {
      forget();
      throw error;
    });
    try {
      return await work(database);
    } catch (error) {
      if (!isConnectionLost(error)) throw describeFailure(error);
      forget();
      if (isSecond) throw describeFailure(error);
      return this.run(work, true);
    }
  }
}

function openDatabase(onLost: () => void): Promise<Database> {
  let patience: ReturnType<typeof setTimeout>;
  let isNew = false;
  return new Promise<Database>((resolve, reject) => {
    const opening = openDB(DATABASE_NAME, DATABASE_VERSION, {
      upgrade(database, from, _, transaction) {
        clearTimeout(patience);
        isNew = from === 0;
        // That opening then fails is told without the reason.
        transaction.done.catch(reject);
        migrate(database, transaction, from).catch((error) => {
          reject(error);
          return abort(transaction);
        });
      },
      // Another window wants to upgrade or delete the database: it may, and here it is opened again when needed.
      blocking: (_, __, event) => (event.target as IDBDatabase).close(),
      blocked() {
        giveUp(workerWords.heldByEarlier);
      },
    });
    const giveUp = (sentence: string) => {
      reject(new HangerError("storage-unavailable", sentence));
      opening.then(
        (late) => late.close(),
        () => undefined,
      );
    };
    patience = setTimeout(() => giveUp(workerWords.notOpened), PATIENCE);
    opening.then((database) => {
      resolve(database as unknown as Database);
      leaveTrace().then(
        (wasHere) => isNew && wasHere && onLost(),
        () => undefined,
      );
    }, reject);
  })
    .catch((error) => {
      throw describeOpening(error);
    })
    .finally(() => clearTimeout(patience));
}

/** Browsers tell of a relaxed commit before it is on the disk. */
function durabilityOf(stores: readonly StoreName[]): IDBTransactionDurability {
  return stores.every((store) => REPLACEABLE.has(store)) ? "relaxed" : "strict";
}

/** Nothing of a transaction is kept then, unless it has ended by itself. */
async function abort(transaction: { readonly done: Promise<unknown>; abort(): void }): Promise<void> {
  try {
    transaction.abort();
  } catch {
    // It was over already.
  }
  await transaction.done.catch(() => undefined);
}

/** Safari says `UnknownError`, the others `InvalidStateError`, of a connection that is gone. */
function isConnectionLost(error: unknown): boolean {
  return error instanceof DOMException && ["InvalidStateError", "UnknownError"].includes(error.name);
}

function describeOpening(cause: unknown): HangerError {
  if (cause instanceof HangerError) return cause;
  const name = cause instanceof DOMException ? cause.name : "";
  if (name === "VersionError") return new HangerError("storage-newer", workerWords.usedByNewer, { cause });
  if (name === "QuotaExceededError") return new HangerError("storage-full", workerWords.noRoom, { cause });
  return new HangerError("storage-unavailable", workerWords.keepsNothing, { cause });
}

function describeFailure(cause: unknown): HangerError {
  if (cause instanceof HangerError) return cause;
  if (cause instanceof DOMException && cause.name === "QuotaExceededError") {
    return new HangerError("storage-full", workerWords.noRoom, { cause });
  }
  return new HangerError("storage-unavailable", workerWords.storageRefused, { cause });
}
