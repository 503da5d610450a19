import type { Page } from "playwright-core";
import { SOFTWARE_GPU } from "../../harness/browser";
import type { BenchRun } from "../../src/contract";
import { keptResults, storedIn } from "./support/results";
import { spoiltApp } from "./support/spoilt-app";
import { visit } from "./support/visit";

const PLACE = "#/benchmark";

/** A run waits for software GPUs. */
const RUN_MS = 200_000;

const measure = (page: Page) => page.getByRole("button", { name: "Measure", exact: true });
const share = (page: Page) => page.getByRole("button", { name: "Share result" });

const rowsByBackend = (runs: readonly BenchRun[]) =>
  Object.fromEntries(runs.map((run) => [run.backend, run])) as Record<BenchRun["backend"], BenchRun>;

test(
  "a quick run gives six rows, and touches nothing until its recommendation is applied",
  async () => {
    const { page, foreign, uncaught } = await visit({ path: PLACE, args: SOFTWARE_GPU });
    await measure(page).waitFor({ timeout: RUN_MS });
    // The second model that comes with the app is kept some time after the first one answers.
    let stored = await storedIn(page);
    while (stored.models!.length < 2) stored = await storedIn(page);
    const { benchmarks: _, ...before } = stored;
    await measure(page).click();
    await share(page).waitFor({ timeout: RUN_MS });

    const [kept] = await keptResults(page);
    expect(kept?.origin).toBe("own");
    const { document } = kept!;
    expect(document.runs.map(({ backend, status }) => [backend, status])).toEqual([
      ["webgpu", "ok"],
      ["webgl", "ok"],
      ["wasm-threads", "ok"],
      ["wasm-simd", "ok"],
      ["wasm", "ok"],
      ["cpu", "ok"],
    ]);
    for (const run of document.runs) {
      expect(run.predict1!.bestMs).toBeLessThanOrEqual(run.predict1!.medianMs);
      expect(run.predict1!.medianMs).toBeLessThanOrEqual(run.predict1!.p95Ms);
      expect(run.photo!.medianMs).toBeGreaterThan(0);
      if (run.backend !== "cpu") expect(run.maxAbsDiff).toBeLessThan(1e-3);
      if (run.backend !== "cpu") expect(run.maxGradientDiff).toBeGreaterThan(0);
    }
    expect(document.network.parameters).toBe(243_786);

    const { benchmarks: __, ...after } = await storedIn(page);
    expect(after).toEqual(before);
    await page.getByRole("button", { name: "Use these backends" }).click();
    await page.getByText(/^Hanger now classifies on .* and trains on/).waitFor();
    expect((await storedIn(page)).choices).toHaveLength(2);
    expect([foreign, uncaught]).toEqual([[], []]);
  },
  2 * RUN_MS,
);

test(
  "a backend that hangs, crashes, answers wrong or is missing has a row that says so, and the others are complete",
  async () => {
    const app = spoiltApp();
    try {
      const { page } = await visit({
        // The app itself is to start with one that works.
        backend: "wasm",
        path: PLACE,
        // Without its headers the page may not use threads.
        server: { folder: app.folder, headers: () => ({}) },
        args: SOFTWARE_GPU,
      });
      await measure(page).click({ timeout: RUN_MS });
      await share(page).waitFor({ timeout: RUN_MS });
      const [kept] = await keptResults(page);
      const rows = rowsByBackend(kept!.document.runs);
      expect(rows).toMatchObject({
        webgpu: { status: "failed", error: "Its worker crashed." },
        webgl: { status: "wrong", error: expect.stringMatching(/differ from those of plain JavaScript/) },
        "wasm-threads": { status: "missing", error: expect.stringMatching(/not cross-origin isolated/) },
        "wasm-simd": { status: "timeout", error: expect.stringMatching(/^No answer within \d+ seconds/) },
        wasm: { status: "ok" },
        cpu: { status: "ok" },
      });
      for (const { predict1, photo, firstMs } of [rows.wasm, rows.cpu]) {
        expect([predict1, photo, firstMs]).not.toContain(undefined);
      }
      const failed = page.locator(".failed");
      for (const sentence of ["Its worker crashed.", "No answer within", "not cross-origin isolated"]) {
        await failed.getByText(sentence).waitFor();
      }
    } finally {
      app.remove();
    }
  },
  2 * RUN_MS,
);
