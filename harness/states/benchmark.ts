import type { Page } from "playwright-core";
import type { BenchDocument, BenchPeer, KeptBench } from "../../src/contract";
import { writeLink } from "../../src/results/link";
import { problemsOf } from "../app-page";
import { thoroughResult, timing } from "./props/bench-results";
import type { Scene } from "./state";

const PLACE = "?backend=wasm-simd#/benchmark";

const named = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

const measure = (page: Page) => page.getByRole("button", { name: "Measure", exact: true });

const DETAILS = ["All figures", "Where the time goes", "What a result says about the device"];

/** A result of this device in which two backends failed, and two are level at classifying. */
function ownResult(seed: number): BenchDocument {
  const { runs, ...result } = thoroughResult(seed);
  const [webgpu, webgl, ...others] = runs;
  const threads = others.find(({ backend }) => backend === "wasm-threads")!.predict1!;
  return {
    ...result,
    runs: [
      { backend: webgpu!.backend, status: "missing", error: "This browser offers no WebGPU adapter." },
      {
        backend: webgl!.backend,
        status: "wrong",
        error: "Its answers differ from those of plain JavaScript.",
        maxAbsDiff: 0.4,
      },
      ...others.map((run) => (run.backend === "wasm-simd" ? { ...run, predict1: threads } : run)),
    ],
  };
}

/** The same, while something else had the processor: the fastest backend is not steady. */
function disturbedResult(): BenchDocument {
  const { runs, ...result } = ownResult(3);
  const disturbed = { medianMs: 0.41, p95Ms: 3.4, bestMs: 0.18, lowMs: 0.3, highMs: 0.9, rounds: 620 };
  return {
    ...result,
    runs: runs.map((run) => (run.backend === "wasm-threads" ? { ...run, predict1: disturbed } : run)),
  };
}

function sustainedResult(): BenchDocument {
  const { runs, ...result } = ownResult(1);
  const medianMs = Array.from({ length: 36 }, (_, i) => 57 + 14 / (1 + Math.exp(8 - i)));
  return {
    ...result,
    id: thoroughResult(2).id,
    mode: "sustained",
    runs: runs.map((run) =>
      run.backend === "wasm-threads"
        ? { ...run, sustained: { measure: "trainStep128", windowSeconds: 5, medianMs } }
        : run,
    ),
  };
}

const kept = (document: BenchDocument, origin: KeptBench["origin"]): KeptBench => ({
  document,
  origin,
  keptAt: document.measuredAt,
});

const measuring: Scene = {
  view: "benchmark",
  path: PLACE,
  states: [
    { name: "start", prepare: ({ page }) => measure(page).waitFor() },
    {
      name: "beginning to measure",
      async prepare(stage) {
        await stage.hold("describeDevice");
        await measure(stage.page).click();
        await named(stage.page, "Stop and keep").waitFor();
      },
    },
    {
      name: "measuring",
      async prepare(stage) {
        await stage.hold("profileBench");
        await stage.release("describeDevice");
        await stage.page.locator(".bar-chart .bar").first().waitFor();
      },
    },
    {
      name: "busy elsewhere",
      async prepare(stage) {
        await stage.fail("describeDevice", {
          code: "training-busy",
          message:
            "Hanger is already training or measuring, here or in another window. Wait until it is done, or stop it.",
        });
        await named(stage.page, "Stop and keep").click();
        await measure(stage.page).waitFor();
        await measure(stage.page).click();
        await problemsOf(stage.page).waitFor();
      },
    },
  ],
};

const measured: Scene = {
  view: "benchmark",
  path: PLACE,
  async before(stage) {
    await stage.answer("listBench", [kept(ownResult(1), "own"), kept(sustainedResult(), "own")]);
    await stage.answer("linkBench", writeLink(sustainedResult()));
  },
  states: [
    { name: "result", prepare: ({ page }) => named(page, "Share result").waitFor() },
    {
      name: "result, all details",
      async prepare({ page }) {
        for (const hasText of DETAILS) await page.locator("summary", { hasText }).click();
      },
    },
    {
      name: "asked before deleting",
      async prepare({ page }) {
        await named(page, /^Delete the result/)
          .first()
          .click();
        await page.getByText("Yes, delete").waitFor();
      },
    },
    {
      name: "sharing",
      async prepare({ page }) {
        await named(page, "Share result").click();
        await page.getByRole("img", { name: "QR code of the link" }).waitFor();
      },
    },
  ],
};

const opened: Scene = {
  view: "benchmark",
  path: `?backend=wasm-simd${writeLink(thoroughResult(1))}`,
  camera: "allowed",
  states: [
    { name: "a result opened", prepare: ({ page }) => page.getByText("Opened one result.").waitFor() },
    {
      name: "side by side",
      async prepare(stage) {
        await stage.go(writeLink(thoroughResult(2)));
        await stage.page.getByRole("heading", { name: "Side by side" }).waitFor();
        await stage.page.getByLabel("Relative to").selectOption({ index: 1 });
        await stage.page.getByRole("heading", { name: "Side by side" }).scrollIntoViewIfNeeded();
      },
    },
    {
      name: "a link refused",
      async prepare(stage) {
        await stage.go(writeLink(thoroughResult(3)).slice(0, 200));
        await problemsOf(stage.page).waitFor();
      },
    },
    {
      name: "scanning",
      async prepare({ page }) {
        await named(page, "Scan a QR code").click();
        await page.waitForFunction(
          () => document.querySelector<HTMLVideoElement>("dialog video")!.videoWidth > 0,
        );
      },
    },
  ],
};

const noCamera: Scene = {
  view: "benchmark",
  path: PLACE,
  camera: "denied",
  states: [
    {
      name: "scanning, no camera",
      async prepare({ page }) {
        await named(page, "Scan a QR code").click();
        await problemsOf(page).waitFor();
      },
    },
  ],
};

const disturbed: Scene = {
  view: "benchmark",
  path: PLACE,
  before: (stage) => stage.answer("listBench", [kept(disturbedResult(), "own")]),
  states: [
    {
      name: "a disturbed result",
      async prepare({ page }) {
        await named(page, "Share result").waitFor();
        await page.locator("summary", { hasText: "All figures" }).click();
      },
    },
  ],
};

/** A graph model that takes pictures of any height and width. */
const graph: Scene = {
  view: "benchmark",
  path: PLACE,
  before: (stage) =>
    stage.answer("readBenchNetwork", {
      kind: "graph",
      name: "model.json",
      modelJson: "{}",
      weights: new ArrayBuffer(0),
      inputs: [{ name: "images", type: "float32", shape: [null, null, null, 3] }],
    }),
  states: [
    {
      name: "a graph model with open sizes",
      async prepare({ page }) {
        await measure(page).waitFor();
        const file = { name: "model.json", mimeType: "application/json", buffer: Buffer.from("{}") };
        await page.getByLabel("Choose your own network").setInputFiles([file]);
        await page.getByLabel('Height of "images"').waitFor();
      },
    },
  ],
};

const litert = (seed: number): BenchPeer => ({
  name: "litert",
  version: "2.5.3",
  threads: 8,
  build: "litert_wasm_threaded_internal.wasm, relaxed SIMD",
  initMs: 84,
  firstMs: 1.9,
  predict1: timing(0.31 * seed),
  predict128: timing(14.2 * seed),
  maxAbsDiff: 1.2e-7,
});

/** Two other engines beside the backends; one of them could not be downloaded. */
function comparedResult(): BenchDocument {
  const failed: BenchPeer = {
    name: "onnxruntime-web",
    version: "1.30.0",
    threads: 1,
    error: "ONNX Runtime could not be downloaded. Check the connection, then measure again.",
  };
  return { ...ownResult(4), peers: [litert(1), failed] };
}

/** A file that Hanger's backends do not read. */
function aloneResult(): BenchDocument {
  const { runs: _, network: __, ...result } = ownResult(5);
  const network = {
    name: "detector.tflite",
    title: "detector.tflite",
    parameters: 0,
    inputShape: [320, 320, 3],
    untrained: "Only LiteRT runs this file, so it is not trained.",
  };
  return { ...result, network, runs: [], peers: [litert(20)] };
}

const engines: Scene = {
  view: "benchmark",
  path: PLACE,
  async before(stage) {
    await stage.answer("listBench", [kept(aloneResult(), "own"), kept(comparedResult(), "own")]);
    await stage.answer("readBenchNetwork", {
      kind: "engine",
      name: "detector.tflite",
      engine: "litert",
      bytes: new Uint8Array(),
    });
  },
  states: [
    {
      name: "compared with other engines",
      async prepare({ page }) {
        await named(page, "Share result").waitFor();
        await page.getByRole("checkbox", { name: /^LiteRT/ }).check();
        await page.locator("summary", { hasText: "All figures" }).click();
      },
    },
    {
      name: "measured in another engine alone",
      async prepare({ page }) {
        await page.locator(".results .result", { hasText: "detector.tflite" }).first().click();
        await page.getByRole("heading", { name: "Side by side" }).waitFor();
        await page.getByText("Measured in LiteRT").waitFor();
      },
    },
    {
      name: "a file for another engine",
      async prepare({ page }) {
        const file = { name: "detector.tflite", mimeType: "", buffer: Buffer.from("TFL3") };
        await page.getByLabel("Choose your own network").setInputFiles([file]);
        await page.getByText(/^This file is measured in LiteRT alone/).waitFor();
      },
    },
  ],
};

export const BENCHMARK_SCENES: readonly Scene[] = [
  measuring,
  graph,
  measured,
  engines,
  disturbed,
  opened,
  noCamera,
];
