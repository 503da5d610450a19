import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import type { DrivenApp } from "../../harness/app";
import { headersFor } from "../../harness/headers";
import { DIST } from "../../harness/paths";
import {
  type BenchDocument,
  type BenchPeer,
  type BenchRequest,
  ENGINE_NAMES,
  type EngineName,
} from "../../src/contract";
import { ENGINE_FILES, engineFilePath } from "../../src/engines/engine-files";
import { recommend } from "../../src/results/compare";
import { openApp } from "./support/driven-app";
import { eventually } from "./support/eventually";
import { keptResults } from "./support/results";
import { offlineReady, problemsOf, visit } from "./support/visit";

/** A run in which every backend and both engines are opened. */
const RUN_MS = 200_000;

jest.setTimeout(2 * RUN_MS);

const SHORT = { mode: "timed", secondsPerMeasure: 0.01, backends: ["wasm-simd"] } as const;

const CNN = { kind: "architecture", name: "cnn" } as const;

const timing = { medianMs: expect.any(Number), p95Ms: expect.any(Number), rounds: expect.any(Number) };

const measureIn = (app: DrivenApp, request: BenchRequest): Promise<BenchDocument> =>
  app.page.evaluate((asked) => globalThis.driver!.client.runBenchmark(asked), request);

/** Measures a file as if it was chosen: the shipped network in an engine's format, with a change to its bytes. */
async function measureFile(app: DrivenApp, engine: EngineName, spoil?: "middle"): Promise<BenchDocument> {
  return app.page.evaluate(
    async ([engine, spoil]) => {
      const { client } = globalThis.driver!;
      const network = { name: "fashion-mnist" };
      const isTflite = engine === "litert";
      const bytes = isTflite
        ? await client.call("exportTflite", { ...network, batch: 1 })
        : await client.call("exportOnnx", network);
      // Tables and strings lie at the end of one format, and at the start of the other.
      if (spoil) bytes.fill(255, isTflite ? bytes.length - 3000 : 40, isTflite ? bytes.length - 8 : 400);
      const file = new File([bytes], isTflite ? "mine.tflite" : "mine.onnx");
      const read = await client.call("readBenchNetwork", { files: [file] });
      return client.runBenchmark({ mode: "timed", secondsPerMeasure: 0.01, network: read });
    },
    [engine, spoil] as const,
  );
}

const peerOf = ({ peers = [] }: BenchDocument, engine: EngineName): BenchPeer =>
  peers.find(({ name }) => name === engine)!;

describe("in one app", () => {
  let app: DrivenApp;

  beforeAll(async () => {
    app = await openApp();
    await app.call("start", { appVersion: "test", backend: "cpu" });
  });
  afterAll(() => app.close());

  test("the same network, with the same weights, gives the same answers in other engines, in the same rounds", async () => {
    const document = await measureIn(app, { ...SHORT, network: CNN, engines: ENGINE_NAMES });
    expect(document.runs.map(({ backend, status }) => [backend, status])).toEqual([["wasm-simd", "ok"]]);
    expect(document.peers).toEqual([
      {
        name: "litert",
        version: "2.5.3",
        threads: expect.any(Number),
        build: "litert_wasm_threaded_internal.wasm, relaxed SIMD",
        initMs: expect.any(Number),
        firstMs: expect.any(Number),
        predict1: expect.objectContaining(timing),
        predict128: expect.objectContaining(timing),
        maxAbsDiff: expect.any(Number),
      },
      {
        name: "onnxruntime-web",
        version: "1.30.0",
        threads: expect.any(Number),
        build: "ort-wasm-simd-threaded.wasm, SIMD",
        initMs: expect.any(Number),
        firstMs: expect.any(Number),
        predict1: expect.objectContaining(timing),
        predict128: expect.objectContaining(timing),
        maxAbsDiff: expect.any(Number),
      },
    ]);
    for (const { maxAbsDiff, threads } of document.peers!) {
      expect(maxAbsDiff).toBeLessThan(1e-5);
      expect(threads).toBeGreaterThan(1);
    }
    expect(recommend(document).classify?.backend).toBe("wasm-simd");
  });

  test("a network that Hanger cannot write for them is told as such, and its backends go on", async () => {
    const graph = {
      kind: "graph",
      name: "identity",
      modelJson: JSON.stringify({
        format: "graph-model",
        modelTopology: {
          node: [
            {
              name: "x",
              op: "Placeholder",
              attr: {
                dtype: { type: "DT_FLOAT" },
                shape: { shape: { dim: [{ size: "-1" }, { size: "4" }] } },
              },
            },
            { name: "y", op: "Relu", input: ["x"], attr: { T: { type: "DT_FLOAT" } } },
          ],
          versions: {},
        },
        weightsManifest: [],
      }),
      inputs: [{ name: "x", type: "float32", shape: [null, 4] }],
    } as const;
    const document = await app.page.evaluate(
      ([request, network]) =>
        globalThis.driver!.client.runBenchmark({
          ...request,
          network: { ...network, weights: new ArrayBuffer(0) },
          engines: ["onnxruntime-web"],
        }),
      [SHORT, graph] as const,
    );
    expect(document.runs[0]).toMatchObject({ status: "ok" });
    expect(peerOf(document, "onnxruntime-web").error).toBe(
      "Hanger writes networks of layers for ONNX Runtime, not graph models of TensorFlow.js.",
    );
  });

  test.each([
    ["litert", "mine.tflite", false],
    ["onnxruntime-web", "mine.onnx", true],
  ] as const)("%s alone measures a file of its own", async (engine, name, takesBatches) => {
    const document = await measureFile(app, engine);
    expect(document).toMatchObject({
      runs: [],
      network: {
        name,
        title: name,
        inputShape: [28, 28, 1],
        untrained: expect.stringMatching(/^Only .* runs/),
      },
    });
    expect(peerOf(document, engine)).toMatchObject({ predict1: timing });
    expect(peerOf(document, engine).predict128 !== undefined).toBe(takesBatches);
    // It is kept, shared and opened like any other.
    await app.call("keepBench", { document });
    const link = await app.call("linkBench", { id: document.id });
    const opening = await app.call("openBenchResults", { candidates: [{ name: "The link", content: link }] });
    expect(opening).toMatchObject({ opened: [], known: 1, refused: [] });
  });

  test.each(ENGINE_NAMES)(
    "a file that %s cannot run is refused with a sentence, and ends nothing else",
    async (engine) => {
      await expect(measureFile(app, engine, "middle")).rejects.toThrow(
        /could not run this network: |crashed|no ONNX file/,
      );
      const document = await measureIn(app, { ...SHORT, network: CNN, engines: [engine] });
      expect(peerOf(document, engine)).toMatchObject({ predict1: timing });
    },
  );
});

test("on a page that may not share memory they compute on one thread", async () => {
  const app = await openApp({ server: { headers: () => ({}) } });
  try {
    await app.call("start", { appVersion: "test", backend: "cpu" });
    const document = await measureIn(app, { ...SHORT, network: CNN, engines: ENGINE_NAMES });
    expect(document.peers).toMatchObject([
      { threads: 1, build: "litert_wasm_internal.wasm, relaxed SIMD", predict1: timing },
      { threads: 1, predict1: timing },
    ]);
  } finally {
    await app.close();
  }
});

test("what is not the engine itself is never used nor kept, and is asked for again past every cache", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "hanger-engines-"));
  const at = (file: string) => path.join(folder, file.replace(/^engines\//, ""));
  for (const engine of ENGINE_NAMES) {
    for (const file of ENGINE_FILES[engine]) {
      const place = at(engineFilePath(engine, file));
      mkdirSync(path.dirname(place), { recursive: true });
      writeFileSync(place, "<!doctype html><title>Sign in</title>");
    }
  }
  // As unkind as a host can be: what it sent is to be kept for good.
  const headers = (pathname: string) =>
    pathname.startsWith("/engines/")
      ? { "Cache-Control": "public, max-age=31536000, immutable", "Content-Type": "text/html" }
      : headersFor(pathname);
  const app = await openApp({ server: { mounts: { "/engines/": folder }, headers } });
  try {
    await app.call("start", { appVersion: "test", backend: "cpu" });
    const request = { ...SHORT, network: CNN, engines: ENGINE_NAMES };
    const refused = await measureIn(app, request);
    expect(refused.runs[0]).toMatchObject({ status: "ok" });
    for (const { error, predict1 } of refused.peers!) {
      expect(error).toMatch(/^What the server sent is not (LiteRT|ONNX Runtime), but something else/);
      expect(predict1).toBeUndefined();
    }
    expect(await app.page.evaluate(() => caches.has("hanger-engines"))).toBe(false);

    cpSync(path.join(DIST, "engines"), folder, { recursive: true });
    expect((await measureIn(app, request)).peers).toMatchObject([{ predict1: timing }, { predict1: timing }]);

    // Kept bytes that were changed since are not used either.
    await app.page.evaluate(async () => {
      const cache = await caches.open("hanger-engines");
      for (const key of await cache.keys()) await cache.put(key, new Response("changed"));
    });
    expect((await measureIn(app, request)).peers).toMatchObject([{ predict1: timing }, { predict1: timing }]);

    rmSync(folder, { recursive: true });
    await app.page.evaluate(() => caches.delete("hanger-engines"));
    const missing = await measureIn(app, request);
    for (const { error } of missing.peers!) expect(error).toMatch(/^This server does not have/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await app.close();
  }
});

const measure = (page: Page) => page.getByRole("button", { name: "Measure", exact: true });

const engineIn = (page: Page, engine: string) =>
  page.getByRole("checkbox", { name: new RegExp(`^${engine}`) });

/** The shipped network in the engines' formats, as files to choose. */
async function filesForEngines() {
  const app = await openApp();
  try {
    await app.call("start", { appVersion: "test", backend: "cpu" });
    const [onnx, tflite] = await app.page.evaluate(async () => {
      const { client } = globalThis.driver!;
      const network = { name: "fashion-mnist" };
      return [
        await client.call("exportOnnx", network),
        await client.call("exportTflite", { ...network, batch: 1 }),
      ];
    });
    const file = (name: string, bytes: Uint8Array) => ({
      name,
      mimeType: "application/octet-stream",
      buffer: Buffer.from(bytes),
    });
    return { onnx: file("mine.onnx", onnx!), tflite: file("mine.tflite", tflite!) };
  } finally {
    await app.close();
  }
}

type ChosenFile = Awaited<ReturnType<typeof filesForEngines>>["onnx"];

async function measureFileOn(page: Page, file: ChosenFile): Promise<void> {
  await page.getByLabel("Choose your own network").setInputFiles([file]);
  await page.getByText(/^This file is measured in \w+( \w+)? alone, not in Hanger's backends\./).waitFor();
  await measure(page).click();
}

test("an engine that was chosen once measures without a network, and is deleted with all else", async () => {
  const { onnx, tflite } = await filesForEngines();
  const { page, context, server, addressOf, uncaught } = await visit({
    path: "#/benchmark",
    serviceWorker: true,
  });
  await offlineReady(page);
  expect(await page.evaluate(() => caches.has("hanger-engines"))).toBe(false);
  await measureFileOn(page, onnx);
  await page.getByText("Measured in ONNX Runtime").waitFor({ timeout: RUN_MS });
  await page.locator("summary", { hasText: "All figures" }).click();
  await page
    .getByText(/^1\.30\.0, ort-wasm-simd-threaded\.wasm, SIMD/)
    .last()
    .waitFor();

  await server.close();
  const offline = await context.newPage();
  await offline.goto(addressOf("#/benchmark"));
  await measureFileOn(offline, tflite);
  await problemsOf(offline)
    .getByText("LiteRT could not be downloaded. Check the connection, then measure again.")
    .waitFor({ timeout: RUN_MS });
  await measureFileOn(offline, onnx);
  await eventually(async () => expect(await keptResults(offline)).toHaveLength(2));
  for (const { document } of await keptResults(offline))
    expect(document.peers).toMatchObject([{ name: "onnxruntime-web", predict1: timing }]);

  await offline.goto(addressOf("#/about"));
  const amount = offline.locator(".rows > div", { hasText: "Engines to compare with" }).locator("dd");
  await eventually(async () => expect(await amount.textContent()).toBe("1, 14 MB"));
  await offline.getByRole("button", { name: "Delete everything" }).click();
  await Promise.all([
    offline.waitForEvent("load"),
    offline.getByRole("dialog").getByRole("button", { name: "Delete it all" }).click(),
  ]);
  expect(await offline.evaluate(() => caches.has("hanger-engines"))).toBe(false);
  expect(uncaught).toEqual([]);
});

test("a file for another engine is chosen like any network, and what is none is refused", async () => {
  const { page } = await visit({ path: "#/benchmark" });
  const choose = page.getByLabel("Choose your own network");
  const file = (name: string, buffer: Buffer) => ({ name, mimeType: "application/octet-stream", buffer });
  await choose.setInputFiles([file("mine.onnx", Buffer.from("<!doctype html>"))]);
  await problemsOf(page)
    .getByText(/^This is no ONNX file, or it is damaged\./)
    .waitFor();
  const frame = Buffer.from([8, 0, 0, 0, ...Buffer.from("TFL3"), 0, 0, 0, 0]);
  await choose.setInputFiles([file("mine.tflite", frame)]);
  await page.getByText(/^This file is measured in LiteRT alone, not in Hanger's backends\./).waitFor();
  expect(await engineIn(page, "LiteRT").count()).toBe(0);
  await measure(page).click();
  await problemsOf(page)
    .getByText(/LiteRT/)
    .waitFor({ timeout: RUN_MS });
});
