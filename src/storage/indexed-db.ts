import { type IDBPDatabase, openDB } from "idb";
import { HangerError } from "../contract";
import { workerWords } from "../words/worker";
import { DATABASE_NAME, DATABASE_VERSION, STORE_NAMES, type StoredValues, type StoreName } from "./schema";
import { isSound } from "./soundness";
import type { Change, Storage } from "./storage";

/**
 * Storage in IndexedDB. A connection that is gone, as the browser dropped it (iOS does so in the background) or it made
 * way for another window, is opened again. Records that are damaged are passed over.
 */
export class IndexedDbStorage implements Storage {
  readonly kind = "persistent";
  /** Opened, or being opened; none after one was lost or could not be opened, until it is next needed. */
  private connection: Promise<IDBPDatabase> | undefined;

  private constructor(database: IDBPDatabase) {
    this.connection = Promise.resolve(database);
  }

  /**
   * @throws HangerError `storage-unavailable` where this window has no IndexedDB, or an older Hanger holds it;
   * `storage-newer` where a newer one has been at it
   */
  static async open(): Promise<IndexedDbStorage> {
    return new IndexedDbStorage(await openDatabase());
  }

  async get<Name extends StoreName>(store: Name, key: string): Promise<StoredValues[Name] | undefined> {
    const value: unknown = await this.run((database) => database.get(store, key));
    return isSound(store, value) ? value : undefined;
  }

  async getAll<Name extends StoreName>(store: Name): Promise<readonly StoredValues[Name][]> {
    const values: readonly unknown[] = await this.run((database) => database.getAll(store));
    return values.filter((value) => isSound(store, value));
  }

  keys(store: StoreName): Promise<readonly string[]> {
    return this.run((database) => database.getAllKeys(store) as Promise<string[]>);
  }

  async write(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return;
    await this.run(async (database) => {
      const stores = [...new Set(changes.map(({ store }) => store))];
      const transaction = database.transaction(stores, "readwrite");
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

  private async run<T>(work: (database: IDBPDatabase) => Promise<T>, isSecond = false): Promise<T> {
    this.connection ??= openDatabase();
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

function openDatabase(): Promise<IDBPDatabase> {
  return new Promise<IDBPDatabase>((resolve, reject) => {
    const opening = openDB(DATABASE_NAME, DATABASE_VERSION, {
      upgrade(database) {
        // Every version so far has only added stores: what is there stays.
        for (const name of STORE_NAMES) {
          if (!database.objectStoreNames.contains(name)) database.createObjectStore(name);
        }
      },
      // Another window wants to upgrade or delete the database: it may, and here it is opened again when needed.
      blocking: (_, __, event) => (event.target as IDBDatabase).close(),
      blocked() {
        reject(new HangerError("storage-unavailable", workerWords.heldByEarlier));
        opening.then(
          (late) => late.close(),
          () => undefined,
        );
      },
    });
    opening.then(resolve, reject);
  }).catch((error) => {
    throw describeOpening(error);
  });
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
  const isNewer = cause instanceof DOMException && cause.name === "VersionError";
  if (isNewer) {
    return new HangerError("storage-newer", workerWords.usedByNewer, { cause });
  }
  return new HangerError("storage-unavailable", workerWords.keepsNothing, { cause });
}

function describeFailure(cause: unknown): HangerError {
  if (cause instanceof HangerError) return cause;
  if (cause instanceof DOMException && cause.name === "QuotaExceededError") {
    return new HangerError("storage-full", workerWords.noRoom, { cause });
  }
  return new HangerError("storage-unavailable", workerWords.storageRefused, { cause });
}
