import type { DrivenApp } from "../app";
import type { Ledger } from "./ledger";

/** A condition that must hold whenever the app has restarted. `check` returns violations as sentences. */
interface Invariant {
  readonly name: string;
  check(app: DrivenApp, ledger: Ledger): Promise<readonly string[]>;
}

const missing = (kind: string, expected: readonly string[], there: readonly string[]) => {
  const found = new Set(there);
  return expected.filter((id) => !found.has(id)).map((id) => `${kind} ${id} was acknowledged and is gone`);
};

/** The keys of a store, read directly from the database. */
const keysOf = ({ page }: DrivenApp, store: string): Promise<readonly string[]> =>
  page.evaluate(
    (store) =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open("hanger");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction(store).objectStore(store).getAllKeys();
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result.map(String));
          };
        };
      }),
    store,
  );

/** Each record of the first store needs a record with the same key in one of the others. */
const HALVES: readonly (readonly [of: string, needed: readonly string[]])[] = [
  ["checkpoints", ["runs"]],
  ["runNetworks", ["runs"]],
  ["models", ["networks"]],
  ["networks", ["models"]],
  ["memories", ["models"]],
  ["taught", ["models"]],
  ["photos", ["jpegs"]],
  ["deletedPhotos", ["jpegs"]],
  ["jpegs", ["photos", "deletedPhotos"]],
  ["framed", ["photos", "deletedPhotos"]],
];

async function strays(app: DrivenApp): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [of, needed] of HALVES) {
    const there = new Set<string>();
    for (const store of needed) for (const key of await keysOf(app, store)) there.add(key);
    const alone = (await keysOf(app, of)).filter((key) => !there.has(key));
    found.push(...alone.map((key) => `${of} ${key} has no ${needed.join(" or ")}`));
  }
  return found;
}

/** What is checked after every fault. Another invariant is one more entry. */
export const INVARIANTS: readonly Invariant[] = [
  {
    name: "the app starts, with its storage and a model",
    async check(app) {
      const started = await app.call("start", { appVersion: "faults", backend: "wasm-simd" });
      const problems: string[] = [];
      if (started.storage !== "persistent") problems.push(`storage: ${started.forgetfulBecause}`);
      if (!started.model) problems.push("no model answers");
      return problems;
    },
  },
  {
    name: "a picture is answered",
    async check({ page }) {
      const sum = await page.evaluate(async () => {
        const canvas = new OffscreenCanvas(200, 200);
        canvas.getContext("2d")!.fillRect(60, 40, 80, 120);
        const blob = await canvas.convertToBlob({ type: "image/png" });
        const request = { image: { kind: "blob" as const, blob }, top: 1000 };
        const { answers } = await globalThis.driver!.client.call("classify", request);
        return answers.reduce((total, { probability }) => total + probability, 0);
      });
      return Math.abs(sum - 1) < 0.01 ? [] : [`the answers' probabilities add up to ${sum}`];
    },
  },
  {
    name: "every version that was acknowledged is there, and whole",
    async check(app, ledger) {
      const names = (await app.call("listModels", undefined)).map(({ name }) => name);
      const newest = names.at(-1)!;
      await app.call("exportModel", { name: newest });
      return missing("model", ledger.of("models"), names);
    },
  },
  {
    name: "every photo that was acknowledged is there",
    async check(app, ledger) {
      const photos = await app.call("listPhotos", {});
      return missing(
        "photo",
        ledger.of("photos"),
        photos.map(({ id }) => id),
      );
    },
  },
  {
    name: "every training with a checkpoint can go on",
    async check(app, ledger) {
      const runs = await app.call("listRuns", undefined);
      const saved = new Set(await keysOf(app, "checkpoints"));
      // The end of a training may have been kept and cut off before it was told.
      const whole = runs.filter(
        ({ run, state, resumable }) => state === "finished" || (resumable && saved.has(run)),
      );
      const running = runs
        .filter(({ state }) => state === "running")
        .map(({ run }) => `${run} says it is running`);
      const there = whole.map(({ run }) => run);
      return [...running, ...missing("the checkpoint of run", ledger.of("runs"), there)];
    },
  },
  { name: "no record is left without the other half of it", check: (app) => strays(app) },
];
