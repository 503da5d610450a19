/**
 * A database as it might lie on a device: keys and values by store; binary content as `{ bytes: base64 }`, of typed arrays
 * with the `kind` of array.
 */
export interface DatabaseFixture {
  readonly version: number;
  readonly stores: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Runs in a page: puts a database in place of the app's own. The page may not have one open. */
export async function plantHere({ version, stores }: DatabaseFixture): Promise<void> {
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
}
