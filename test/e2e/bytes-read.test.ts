import type { DrivenApp } from "../../harness/app";
import { writePhotos } from "../../harness/many-photos";
import type { CallName, CallRequest } from "../../src/contract";
import { countReads, takeBytesRead } from "./support/bytes-read";
import { openApp } from "./support/driven-app";

const PHOTOS = 5000;
const MODELS = 10;
const RUNS = 10;

/** How many kB a call may read from storage. All that is there are 170 MB, and the photos' records alone 1.2 MB. */
const BOUNDS: readonly (readonly { [K in CallName]: [K, CallRequest<K>, kB: number] }[CallName][])[] = [
  [["movePhotos", { ids: ["photo-7"], label: "coat" }, 1]],
  [["deletePhotos", { ids: ["photo-8"] }, 1]],
  [["restorePhotos", { ids: ["photo-8"] }, 1]],
  [["listClasses", undefined, 1]],
  [["listPhotos", { label: "dress" }, 200]],
  [["photoPixels", { ids: ["photo-1"] }, 20]],
  [["listModels", undefined, 40]],
  [["activateModel", { name: "own-1" }, 1500]],
  // The first call compares the weights of the model that answers with those of the one it may be a version of.
  [
    ["learnOutlook", undefined, 2500],
    ["learnOutlook", undefined, 400],
  ],
  [["storageUse", undefined, 150]],
  [["describeKept", undefined, 180]],
  [["listRuns", undefined, 10]],
  [["renameModel", { name: "own-2", title: "Other" }, 5]],
];

let app: DrivenApp;

beforeAll(async () => {
  app = await openApp({ serviceWorkers: "block" });
  await countReads(app.page);
  await app.renew();
  await start();
  await app.call("listModels", undefined);
  await writePhotos(app.page, PHOTOS);
  await writeModelsAndRuns();
  await app.renew();
  await start();
  // The first listing of a visit looks for photos that were deleted in an earlier one.
  await app.call("listPhotos", {});
});

afterAll(() => app.close());

const start = () => app.call("start", { appVersion: "test", backend: "wasm-simd" });

/** Versions of the shipped model that differ from it in their last weights and were taught every photo, and finished runs. */
function writeModelsAndRuns(): Promise<void> {
  return app.page.evaluate(
    async ([photos, models, runs]) => {
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.addEventListener("success", () => resolve(request.result));
          request.addEventListener("error", () => reject(request.error));
        });
      const database = await done(indexedDB.open("hanger"));
      const read = (store: string) => done(database.transaction(store).objectStore(store).get("camera"));
      const [record, network] = [await read("models"), await read("networks")];
      new Uint8Array(network.weights).fill(0, -20);
      const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", network.weights));
      const sha256 = Array.from(sum, (byte) => byte.toString(16).padStart(2, "0")).join("");
      const memory = await (await fetch("models/camera/reference.bin")).arrayBuffer();
      const taught = Array.from({ length: photos }, (_, i) => ({ id: `photo-${i}`, label: "coat" }));
      const stores = ["models", "networks", "memories", "taught", "runs", "runNetworks"];
      const transaction = database.transaction(stores, "readwrite");
      const put = (store: string, key: string, value: unknown) =>
        transaction.objectStore(store).put(value, key);
      for (let i = 0; i < models; i++) {
        const name = `own-${i}`;
        const card = { ...record.card, name, title: name, parent: "camera", weightsSha256: sha256 };
        const bytes = { ...record.bytes, memory: memory.byteLength };
        put("models", name, { card, origin: "trained", sha256, bytes });
        put("networks", name, network);
        put("memories", name, memory);
        put("taught", name, taught);
      }
      const settings = {
        architecture: "cnn",
        images: 100,
        epochs: 1,
        batchSize: 10,
        learningRate: 1,
        seed: 1,
      };
      for (let i = 0; i < runs; i++) {
        const run = `run-${i}`;
        const summary = { run, state: "finished", settings, startedAt: i, epochs: [], resumable: false };
        put("runs", run, { summary });
        put("runNetworks", run, network);
      }
      await new Promise((resolve) => transaction.addEventListener("complete", resolve));
      database.close();
    },
    [PHOTOS, MODELS, RUNS] as const,
  );
}

test.each(BOUNDS)("with 5,000 photos, %j reads few bytes", async (...calls) => {
  for (const [name, request, kB] of calls) {
    await takeBytesRead(app.page);
    await app.call(name, request as never);
    const read = await takeBytesRead(app.page);
    expect(read).toBeGreaterThan(0);
    expect(read / 1000).toBeLessThan(kB);
  }
});

test("the answers are those of a collection of 5,000 photos", async () => {
  const { photos } = await app.call("storageUse", undefined);
  expect(photos).toBe(PHOTOS);
  expect(await app.call("learnOutlook", undefined)).toMatchObject({ photos: PHOTOS, newPhotos: 3999 });
  const classes = await app.call("listClasses", undefined);
  expect(classes.reduce((sum, each) => sum + each.photos, 0)).toBe(PHOTOS);
});
