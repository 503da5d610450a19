import type { Page } from "playwright-core";
import type { KeptBench } from "../../../src/contract";

/** The results that the app keeps, as they lie in its storage. */
export async function keptResults(page: Page): Promise<readonly KeptBench[]> {
  return (await storedIn(page)).benchmarks as KeptBench[];
}

/** Everything that the app keeps, by store; binary content by its length. */
export function storedIn(page: Page): Promise<Record<string, readonly unknown[]>> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open("hanger"));
    const stores: Record<string, unknown[]> = {};
    for (const name of database.objectStoreNames) {
      const values = await done(database.transaction(name).objectStore(name).getAll());
      stores[name] = values.map((value) =>
        JSON.parse(
          JSON.stringify(value, (_, part) => (part instanceof ArrayBuffer ? part.byteLength : part)),
        ),
      );
    }
    database.close();
    return stores;
  });
}
