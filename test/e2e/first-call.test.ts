import type { DrivenApp } from "../../harness/app";
import { DRAWN_DATASET_MOUNT } from "../../harness/drawn-dataset/prepare";
import { thoroughResult } from "../../harness/states/props/bench-results";
import { bringDrawings } from "../../harness/states/props/drawn";
import { CALL_NEEDS, type CallName } from "../../src/contract";
import { openApp } from "./support/driven-app";
import { installFirstCalls } from "./support/first-calls";

declare global {
  /** Ends the model workers of the page. */
  var killWorkers: () => Promise<void>;
}

let app: DrivenApp;

beforeAll(async () => {
  app = await openApp({ server: { mounts: DRAWN_DATASET_MOUNT } });
  const { page } = app;
  await bringDrawings(page);
  await page.exposeFunction("killWorkers", async () => {
    const workers = page.workers().filter((worker) => worker.url().includes("/assets/model-"));
    await Promise.all(workers.map((worker) => worker.evaluate(() => self.close()).catch(() => undefined)));
  });
  await page.evaluate(installFirstCalls, thoroughResult());
  await app.call("start", { appVersion: "test", backend: "wasm-simd" });
});

afterAll(() => app.close());

test.each(Object.keys(CALL_NEEDS) as CallName[])(
  "%s gets its true answer as the first call after the worker died",
  async (name) => {
    expect(await app.page.evaluate((name) => globalThis.callFirst(name), name)).toBe("");
  },
);
