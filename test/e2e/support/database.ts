import type { Page } from "playwright-core";

/**
 * A database as it might lie on a device: keys and values by store; binary content as `{ bytes: base64 }`, of typed arrays
 * with the `kind` of array.
 */
export interface DatabaseFixture {
  readonly version: number;
  readonly stores: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Puts a database in place of the app's own. The page may not have one open. */
export function plantDatabase(page: Page, fixture: DatabaseFixture): Promise<void> {
  return page.evaluate(async ({ version, stores }) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(request.error));
      });
    const kinds = { Uint8Array, Int32Array, Float32Array };
    const revive = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value), (_, part) => {
        if (part === null || typeof part !== "object" || typeof part.bytes !== "string") return part;
        const { buffer } = Uint8Array.from(atob(part.bytes), (letter) => letter.charCodeAt(0));
        return part.kind === undefined ? buffer : new kinds[part.kind as keyof typeof kinds](buffer);
      });
    await done(indexedDB.deleteDatabase("hanger"));
    const opening = indexedDB.open("hanger", version);
    opening.addEventListener("upgradeneeded", () => {
      for (const [name, records] of Object.entries(stores)) {
        const store = opening.result.createObjectStore(name);
        for (const [key, value] of Object.entries(records)) store.put(revive(value), key);
      }
    });
    (await done(opening)).close();
  }, fixture);
}

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
