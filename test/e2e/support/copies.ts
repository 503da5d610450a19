import type { Page } from "playwright-core";
import type { DrivenApp } from "../../../harness/app";
import { exportedFile } from "../../../harness/engines/page";
import type { CallName, CallResult, ModelFormat } from "../../../src/contract";

/** Files that go between the app and a test: by their names. */
export type Files = Readonly<Record<string, Uint8Array | string>>;

/** The bytes of the project, or of a model, as the app would save them. */
export async function exported(
  app: DrivenApp,
  model?: { readonly name: string; readonly format: ModelFormat },
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const { name, base64 } = await app.page.evaluate(exportedFile, model);
  return { name, bytes: new Uint8Array(Buffer.from(base64, "base64")) };
}

type Given<K extends CallName> =
  | { readonly value: CallResult<K> }
  | { readonly code: string; readonly sentence: string };

/** Gives files to `importProject` (its first) or `importModel`. */
export async function given<K extends "importProject" | "importModel">(
  app: DrivenApp,
  name: K,
  files: Files,
): Promise<Given<K>> {
  const texts = Object.entries(files).map(
    ([file, content]) => [file, Buffer.from(content).toString("base64")] as const,
  );
  const answer = await app.page.evaluate(
    async ([name, texts]) => {
      const files: File[] = [];
      for (const [file, text] of texts) {
        const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
        files.push(new File([bytes], file));
      }
      return globalThis.driver!.call(0, name, name === "importModel" ? { files } : { file: files[0] });
    },
    [name, texts] as const,
  );
  if (answer.ok) return { value: answer.value as CallResult<K> };
  return { code: answer.failure.code, sentence: answer.failure.message };
}

/** All that the browser keeps for the app: of every record of every store a digest, by store and key. */
export async function keptBy(page: Page): Promise<Record<string, Record<string, string>>> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(request.error));
      });
    const sum = async (bytes: BufferSource) =>
      Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))).join();
    // Objects by their keys in order, bytes by their digest and kind.
    const plain = async (value: unknown): Promise<unknown> => {
      if (value instanceof ArrayBuffer) return ["ArrayBuffer", value.byteLength, await sum(value)];
      if (value instanceof Uint8Array) return ["Uint8Array", value.length, await sum(new Uint8Array(value))];
      if (Array.isArray(value)) return Promise.all(value.map(plain));
      if (typeof value !== "object" || value === null) return value;
      const keys = Object.keys(value).sort();
      return Promise.all(
        keys.map(async (key) => [key, await plain((value as Record<string, unknown>)[key])]),
      );
    };
    const database = await done(indexedDB.open("hanger"));
    const stores: Record<string, Record<string, string>> = {};
    for (const name of database.objectStoreNames) {
      const store = database.transaction(name).objectStore(name);
      const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
      stores[name] = {};
      for (const [i, key] of keys.entries()) {
        const text = JSON.stringify(await plain(values[i]));
        stores[name][String(key)] = await sum(new TextEncoder().encode(text));
      }
    }
    database.close();
    return stores;
  });
}

/**
 * Puts a collection straight into the browser's database: photos of drawings, classes, and two models of the owner's,
 * the second of which is in use.
 */
export async function fillCollection(page: Page, photos: number): Promise<void> {
  await page.evaluate(async (photos) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(request.error));
      });
    const hex = async (bytes: ArrayBuffer) =>
      Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), (byte) =>
        byte.toString(16).padStart(2, "0"),
      ).join("");
    const made = [];
    for (let i = 0; i < photos; i++) {
      const jpeg = await (await globalThis.drawPhoto(i, 80, 0.7)).arrayBuffer();
      const pixels = Uint8Array.from({ length: 64 * 64 * 3 }, (_, at) => (i * 7 + at * at) % 251);
      made.push({ jpeg, pixels, sha256: await hex(jpeg) });
    }
    const memory = await (await fetch("models/camera/reference.bin")).arrayBuffer();
    const database = await done(indexedDB.open("hanger"));
    const stores = [
      "photos",
      "jpegs",
      "framed",
      "classes",
      "models",
      "networks",
      "memories",
      "taught",
      "settings",
    ];
    const transaction = database.transaction(stores, "readwrite");
    const put = (store: string, key: string, value: unknown) =>
      transaction.objectStore(store).put(value, key);
    const labels = ["beret", "coat", "dress", "socks"];
    for (const [i, { jpeg, pixels, sha256 }] of made.entries()) {
      const id = `photo-${i}`;
      const look = i.toString(16).padStart(16, "0");
      const record = {
        id,
        label: labels[i % 4],
        name: `${i} ä.jpg`,
        addedAt: 1.7e12 + i,
        width: 80,
        height: 100,
      };
      put("photos", id, { ...record, bytes: jpeg.byteLength, sha256, look });
      put("jpegs", id, jpeg);
      put("framed", id, { side: 64, pixels, ground: [(i % 700) / 3, 200.1, 12] });
    }
    const addedAt = 1.7e12;
    put("classes", "beret", { id: "beret", name: "<b>Beret</b> & co", addedAt, state: "shown" });
    put("classes", "socks", { id: "socks", name: "Socks", addedAt, state: "hidden" });
    put("classes", "cap", { id: "cap", name: "Cap", addedAt, state: "deleted", mergedInto: "beret" });
    put("classes", "bag", { id: "bag", name: "Handbag", addedAt, state: "shown" });
    const camera = await done(transaction.objectStore("models").get("camera"));
    const network = await done(transaction.objectStore("networks").get("camera"));
    const labels10 = camera.card.labels.map((label: string) => (label === "shirt" ? "beret" : label));
    for (const [name, origin] of [
      ["own-1", "trained"],
      ["own-2", "imported"],
    ] as const) {
      const card = { ...camera.card, name, title: `Mine, ${name}`, labels: labels10, parent: "camera" };
      const taught = [
        { id: "photo-0", label: "beret" },
        { id: "photo-1", label: "coat", answer: "beret" },
      ];
      const bytes = { ...camera.bytes, memory: origin === "trained" ? memory.byteLength : 0 };
      put("models", name, { ...camera, card, origin, bytes });
      put("networks", name, network);
      if (origin !== "trained") continue;
      put("memories", name, memory);
      put("taught", name, taught);
    }
    put("settings", "active-model", "own-2");
    await new Promise((resolve, reject) => {
      transaction.addEventListener("complete", resolve);
      transaction.addEventListener("error", () => reject(transaction.error));
    });
    database.close();
  }, photos);
}
