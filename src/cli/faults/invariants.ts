import type { DrivenApp } from "../app";
import type { Ledger } from "./ledger";

/** What has to hold whenever the app has started again. `check` tells what does not, in sentences. */
interface Invariant {
  readonly name: string;
  check(app: DrivenApp, ledger: Ledger): Promise<readonly string[]>;
}

const missing = (kind: string, expected: readonly string[], there: readonly string[]) => {
  const found = new Set(there);
  return expected.filter((id) => !found.has(id)).map((id) => `${kind} ${id} was acknowledged and is gone`);
};

/** Records of one kind that have no counterpart of another, as they lie in the database. */
const strays = ({ page }: DrivenApp) =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open("hanger"));
    try {
      const keys = async (name: string) =>
        new Set((await done(database.transaction(name).objectStore(name).getAllKeys())).map(String));
      const pairs: readonly (readonly [string, string])[] = [
        ["checkpoints", "runs"],
        ["jpegs", "photos"],
        ["photos", "jpegs"],
        ["framed", "photos"],
      ];
      const found: string[] = [];
      for (const [of, needed] of pairs) {
        const there = await keys(needed);
        for (const key of await keys(of)) if (!there.has(key)) found.push(`${of} ${key} has no ${needed}`);
      }
      return found;
    } finally {
      database.close();
    }
  });

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
      const resumable = runs.filter((run) => run.resumable).map(({ run }) => run);
      const kept = new Set(runs.map(({ run }) => run));
      const running = runs
        .filter(({ state }) => state === "running")
        .map(({ run }) => `${run} says it is running`);
      const unfinished = ledger.of("runs").filter((run) => !resumable.includes(run) && !kept.has(run));
      return [...running, ...missing("run", unfinished, [])];
    },
  },
  { name: "no record is left without the other half of it", check: (app) => strays(app) },
];
