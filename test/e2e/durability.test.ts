import type { DrivenApp } from "../../harness/app";
import { type RecordedWrite, recordWrites, takeWrites } from "../../harness/faults/writes";
import { WRITING_ACTIONS } from "../../harness/faults/writing";
import { openOnDrawnDataset } from "./support/training-app";

/** Stores whose last changes a dead battery may take. A new store is not among them unless its owner can do without it. */
const MAY_BE_LOST = ["checkpoints", "choices", "manifests", "runs", "settings", "shards"];

let app: DrivenApp;
const writes: RecordedWrite[] = [];

beforeAll(async () => {
  app = await openOnDrawnDataset({ serviceWorkers: "block" });
  await recordWrites(app.page);
  await app.renew();
  for (const action of WRITING_ACTIONS) {
    await action.run(app, 4);
    writes.push(...(await takeWrites(app.page)));
  }
}, 300_000);

afterAll(() => app.close());

test("the actions write to every store that the app has", async () => {
  const all = await app.page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open("hanger");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          resolve([...opening.result.objectStoreNames]);
          opening.result.close();
        };
      }),
  );
  const written = writes.flatMap(({ changes }) =>
    changes.flatMap(({ store, value }) => (value === undefined ? [] : [store])),
  );
  expect([...new Set(written)].sort()).toEqual([...all].sort());
});

test("what the app calls saved is written with strict durability, and nothing else", () => {
  const told = writes.map(({ stores, durability }) => [stores, durability]);
  const promised = writes.map(({ stores }) => [
    stores,
    stores.every((store) => MAY_BE_LOST.includes(store)) ? "relaxed" : "strict",
  ]);
  expect(told).toEqual(promised);
});

test.each([
  ["a photo", "jpegs", "strict"],
  ["a checkpoint", "checkpoints", "relaxed"],
])("%s, in %s, is written %s", (_, store, durability) => {
  const told = writes
    .filter(({ changes }) => changes.some((change) => change.store === store && change.value !== undefined))
    .map((write) => write.durability);
  expect(new Set(told)).toEqual(new Set([durability]));
});
