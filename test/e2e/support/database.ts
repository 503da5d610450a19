import type { Page } from "playwright-core";

/** A database as it might lie on a device: keys and values by store; byte arrays as `{ bytes: base64 }`. */
export interface DatabaseFixture {
  readonly version: number;
  readonly stores: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Puts a database in place of the app's own. The page may not have one open. */
export function plantDatabase(page: Page, fixture: DatabaseFixture): Promise<void> {
  return page.evaluate(async ({ version, stores }) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const revive = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value), (_, part) =>
        part !== null && typeof part === "object" && typeof part.bytes === "string"
          ? Uint8Array.from(atob(part.bytes), (letter) => letter.charCodeAt(0)).buffer
          : part,
      );
    await done(indexedDB.deleteDatabase("hanger"));
    const opening = indexedDB.open("hanger", version);
    opening.onupgradeneeded = () => {
      for (const [name, records] of Object.entries(stores)) {
        const store = opening.result.createObjectStore(name);
        for (const [key, value] of Object.entries(records)) store.put(revive(value), key);
      }
    };
    (await done(opening)).close();
  }, fixture);
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
