import type { Page } from "playwright-core";
import { runInWorkers } from "../../../harness/worker-code";

declare global {
  /** Bytes of keys and values that this worker has read from IndexedDB. */
  var bytesRead: number;
}

/** Counts what model workers read from IndexedDB, from their first line on. The page's service worker has to be blocked. */
export const countReads = (page: Page): Promise<void> => runInWorkers(page, `(${install})()`);

function install(): void {
  globalThis.bytesRead = 0;
  const sizeOf = (value: unknown): number => {
    if (typeof value === "string") return value.length;
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return value.byteLength;
    if (value instanceof IDBCursor) {
      const read = value instanceof IDBCursorWithValue ? sizeOf(value.value) : 0;
      return sizeOf(value.key) + sizeOf(value.primaryKey) + read;
    }
    if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + sizeOf(each), 0);
    if (typeof value !== "object" || value === null) return 8;
    return Object.entries(value).reduce((sum, [name, each]) => sum + name.length + sizeOf(each), 0);
  };
  const reads = [
    "get",
    "getKey",
    "getAll",
    "getAllKeys",
    "getAllRecords",
    "count",
    "openCursor",
    "openKeyCursor",
  ];
  for (const prototype of [IDBObjectStore.prototype, IDBIndex.prototype] as object[]) {
    const methods = prototype as Record<string, (...given: unknown[]) => IDBRequest>;
    for (const name of reads.filter((each) => each in methods)) {
      const original = methods[name]!;
      methods[name] = function (this: unknown, ...given) {
        const request = original.apply(this, given);
        // A cursor's request succeeds once for every record.
        request.addEventListener("success", () => {
          globalThis.bytesRead += sizeOf(request.result);
        });
        return request;
      };
    }
  }
}

/** The bytes that the page's model workers have read since this was last asked. */
export async function takeBytesRead(page: Page): Promise<number> {
  let sum = 0;
  for (const worker of page.workers().filter((each) => each.url().includes("/assets/model-"))) {
    sum += await worker.evaluate(() => {
      const read = globalThis.bytesRead;
      globalThis.bytesRead = 0;
      return read;
    });
  }
  return sum;
}
