import type { Page } from "playwright-core";
import { type DatabaseFixture, plantHere } from "../../../harness/database-fixture";

/** Puts a database in place of the app's own. The page may not have one open. */
export const plantDatabase = (page: Page, fixture: DatabaseFixture): Promise<void> =>
  page.evaluate(plantHere, fixture);

/** The app's database as it lies on the device now. */
export function readDatabase(page: Page): Promise<DatabaseFixture> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(request.error));
      });
    const base64 = (bytes: Uint8Array) => {
      let text = "";
      for (const byte of bytes) text += String.fromCharCode(byte);
      return btoa(text);
    };
    const encode = (value: unknown): unknown =>
      JSON.parse(
        JSON.stringify(value, (_, part) => {
          if (part instanceof ArrayBuffer) return { bytes: base64(new Uint8Array(part)) };
          if (!ArrayBuffer.isView(part)) return part;
          const bytes = base64(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
          return { bytes, kind: part.constructor.name };
        }),
      );
    const database = await done(indexedDB.open("hanger"));
    const stores: Record<string, Record<string, unknown>> = {};
    for (const name of database.objectStoreNames) {
      const store = database.transaction(name).objectStore(name);
      const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
      stores[name] = Object.fromEntries(keys.map((key, i) => [String(key), encode(values[i])]));
    }
    const { version } = database;
    database.close();
    return { version, stores };
  });
}

/** Puts something else in place of every record of a store of the app's database; returns how many there were. */
export function spoilRecords(page: Page, store: string, replacement: unknown): Promise<number> {
  return page.evaluate(
    async ([store, replacement]) => {
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const database = await done(indexedDB.open("hanger"));
      const transaction = database.transaction(store, "readwrite");
      const keys = await done(transaction.objectStore(store).getAllKeys());
      for (const key of keys) await done(transaction.objectStore(store).put(replacement, key));
      database.close();
      return keys.length;
    },
    [store, replacement] as const,
  );
}
