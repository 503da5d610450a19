import { type IDBPDatabase, openDB } from "idb";
import { HangerError } from "../contract";
import { DATABASE_NAME, DATABASE_VERSION, STORE_NAMES, type StoredValues, type StoreName } from "./schema";
import type { Change, Storage } from "./storage";

/** Storage in IndexedDB. A connection that the browser dropped (iOS does so in the background) is reopened. */
export class IndexedDbStorage implements Storage {
  readonly kind = "persistent";
  private connection: Promise<IDBPDatabase>;

  private constructor(database: IDBPDatabase) {
    this.connection = Promise.resolve(database);
  }

  /** @throws HangerError `storage-unavailable` where this window has no IndexedDB */
  static async open(): Promise<IndexedDbStorage> {
    try {
      return new IndexedDbStorage(await openDatabase());
    } catch (cause) {
      throw new HangerError(
        "storage-unavailable",
        "This window keeps no data: nothing is remembered once it is closed.",
        { cause },
      );
    }
  }

  get<Name extends StoreName>(store: Name, key: string): Promise<StoredValues[Name] | undefined> {
    return this.run((database) => database.get(store, key));
  }

  getAll<Name extends StoreName>(store: Name): Promise<readonly StoredValues[Name][]> {
    return this.run((database) => database.getAll(store));
  }

  keys(store: StoreName): Promise<readonly string[]> {
    return this.run((database) => database.getAllKeys(store) as Promise<string[]>);
  }

  write(changes: readonly Change[]): Promise<void> {
    return this.run(async (database) => {
      const stores = [...new Set(changes.map(({ store }) => store))];
      const transaction = database.transaction(stores, "readwrite");
      const writes = changes.map(({ store, key, value }) => {
        const target = transaction.objectStore(store);
        return value === undefined ? target.delete(key) : target.put(value, key);
      });
      await Promise.all([...writes, transaction.done]);
    });
  }

  private async run<T>(work: (database: IDBPDatabase) => Promise<T>): Promise<T> {
    try {
      return await work(await this.connection);
    } catch (error) {
      if (!isConnectionLost(error)) throw describeFailure(error);
      this.connection = openDatabase();
      return await work(await this.connection).catch((again) => {
        throw describeFailure(again);
      });
    }
  }
}

function openDatabase(): Promise<IDBPDatabase> {
  return openDB(DATABASE_NAME, DATABASE_VERSION, {
    upgrade(database) {
      // Every version so far has only added stores: what is there stays.
      for (const name of STORE_NAMES) {
        if (!database.objectStoreNames.contains(name)) database.createObjectStore(name);
      }
    },
  });
}

/** Safari says `UnknownError`, the others `InvalidStateError`, of a connection that is gone. */
function isConnectionLost(error: unknown): boolean {
  return error instanceof DOMException && ["InvalidStateError", "UnknownError"].includes(error.name);
}

function describeFailure(cause: unknown): HangerError {
  if (cause instanceof DOMException && cause.name === "QuotaExceededError") {
    return new HangerError(
      "storage-full",
      "This device has no room left for that. Free some space, or delete models and downloads you no longer need.",
      { cause },
    );
  }
  return new HangerError(
    "storage-unavailable",
    "The device refused to save or read its data. Close other windows of Hanger and try again.",
    { cause },
  );
}
