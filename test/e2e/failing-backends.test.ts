import type { DrivenApp } from "../../harness/app";
import { SOFTWARE_GPU } from "../../harness/browser";
import { runInWorkers, tellWorkers } from "../../harness/worker-code";
import type { BackendName, TrainProgress, TrainSettings } from "../../src/contract";
import { given } from "./support/copies";
import { openApp } from "./support/driven-app";
import { madePictures, shownBy } from "./support/pictures";
import { openOnDrawnDataset, readyToTrain } from "./support/training-app";
import { answerOf, visit } from "./support/visit";

/** Keeps hold of what a worker computes with, so that it can be broken later. */
const HOLD = `
self.contexts = [];
self.devices = [];
const getContext = OffscreenCanvas.prototype.getContext;
OffscreenCanvas.prototype.getContext = function (...args) {
  const context = getContext.apply(this, args);
  if (args[0] === "webgl2") self.contexts.push(context);
  return context;
};
if (self.GPUAdapter) {
  const requestDevice = GPUAdapter.prototype.requestDevice;
  GPUAdapter.prototype.requestDevice = async function (...args) {
    const device = await requestDevice.apply(this, args);
    self.devices.push(device);
    return device;
  };
}`;

const LOSE_CONTEXT = `self.contexts.at(-1).getExtension("WEBGL_lose_context").loseContext()`;
const DESTROY_DEVICE = `self.devices.at(-1).destroy()`;

/** From when it is told to: whatever is read back from WebGL is no number. */
const SPOIL_READING = `
for (const name of ["readPixels", "getBufferSubData"]) {
  const own = WebGL2RenderingContext.prototype[name];
  WebGL2RenderingContext.prototype[name] = function (...args) {
    own.apply(this, args);
    for (const arg of args) if (arg instanceof Float32Array) arg.fill(NaN);
  };
}`;

/** A lock tells when the waiting has begun. */
const NEVER_START = `
const forever = () => new Promise(() => {});
GPUAdapter.prototype.requestDevice = () => navigator.locks.request("never starts", forever);`;

const NEVER_ANSWER = `GPUBuffer.prototype.mapAsync = () => new Promise(() => {});`;

/** From when it is told to: memory that threads share does not grow. */
const STARVE_THREADS = `
const grow = WebAssembly.Memory.prototype.grow;
WebAssembly.Memory.prototype.grow = function (pages) {
  if (this.buffer instanceof SharedArrayBuffer) throw new RangeError("out of memory");
  return grow.call(this, pages);
};`;

/** The app as `code` lets its workers be, on a clock that can be put forward. */
const open = (backend: BackendName, code = HOLD, args: readonly string[] = SOFTWARE_GPU, place = "") =>
  visit({
    backend,
    path: place,
    args,
    async prepare(page) {
      await page.clock.install();
      await runInWorkers(page, code);
    },
  });

type Visited = Awaited<ReturnType<typeof open>>;

async function classify({ page }: Visited, title: string): Promise<void> {
  await page.getByRole("button", { name: `drawing of a ${title}` }).click();
  await answerOf(page)
    .filter({ hasText: new RegExp(`^${title}`) })
    .waitFor();
}

const computedWith = ({ page }: Visited) =>
  page.getByRole("button", { name: /^Computed with/ }).textContent();

describe("the answers go on with the next backend, and it is said in a sentence", () => {
  const failures: readonly (readonly [string, BackendName, string])[] = [
    ["a WebGL context that is lost", "webgl", LOSE_CONTEXT],
    ["a WebGPU device that is lost", "webgpu", DESTROY_DEVICE],
    ["a GPU whose answers are no numbers", "webgl", SPOIL_READING],
  ];
  test.each(failures)("after %s", async (_, backend, fault) => {
    const visited = await open(backend);
    await classify(visited, "Dress");
    expect(await computedWith(visited)).toMatch(new RegExp(backend, "i"));
    await tellWorkers(visited.page, fault);
    await classify(visited, "Trouser");
    expect(await computedWith(visited)).not.toMatch(new RegExp(backend, "i"));
    await visited.page
      .getByText(`${backend} stopped working. Hanger continues with wasm-threads; nothing is lost.`)
      .waitFor();
    expect(visited.uncaught).toEqual([]);
  });

  test("after a backend that never starts, and other views have what they had asked for", async () => {
    const visited = await open("webgpu", NEVER_START, SOFTWARE_GPU, "#/photos");
    const { page } = visited;
    await page.getByRole("heading", { name: "Photos" }).waitFor();
    await page.waitForFunction(async () => {
      const { held = [] } = await navigator.locks.query();
      return held.some(({ name }) => name === "never starts");
    });
    await page.clock.runFor(20_000);
    await page.getByText(/^No photos yet/).waitFor();
    await page.getByText("webgpu is not available here").waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
    await page.getByRole("link", { name: "Classify" }).click();
    await classify(visited, "Dress");
    expect(visited.uncaught).toEqual([]);
  });

  test("after a backend that hangs once it has started", async () => {
    const visited = await open("webgpu");
    const { page } = visited;
    await classify(visited, "Dress");
    await tellWorkers(page, NEVER_ANSWER);
    await page.getByRole("button", { name: "drawing of a Trouser" }).click();
    await page.getByText("Looking ...").waitFor();
    await page.clock.runFor(30_000);
    await answerOf(page)
      .filter({ hasText: /^Trouser/ })
      .waitFor();
    await page.getByText("Hanger had to restart its calculations. No saved data was lost.").waitFor();
    // It is not tried again, though it is what was asked for.
    expect(await computedWith(visited)).not.toMatch(/webgpu/i);
    expect(visited.uncaught).toEqual([]);
  });

  test("after threads that are refused", async () => {
    const refuse = `self.Worker = class { constructor() { throw new DOMException("refused", "SecurityError"); } };`;
    const visited = await open("wasm-threads", refuse, []);
    await classify(visited, "Dress");
    await visited.page.getByText("wasm-threads is not available here").waitFor();
  });
});

const SETTINGS: TrainSettings = {
  architecture: "dense",
  images: 1000,
  // Of which the fault comes in the second: there are some left where it is late.
  epochs: 5,
  batchSize: 100,
  learningRate: 0.002,
  seed: 3,
};

async function openTrainer() {
  const app = await openOnDrawnDataset({ args: SOFTWARE_GPU, serviceWorkers: "block" });
  await runInWorkers(app.page, HOLD);
  await app.renew();
  return readyToTrain(app);
}

const failures: readonly (readonly [string, string])[] = [
  ["a WebGL context that is lost", LOSE_CONTEXT],
  ["a GPU whose answers are no numbers", SPOIL_READING],
];
test.each(failures)("a training goes on from its last checkpoint after %s", async (_, fault) => {
  const app = await openTrainer();
  try {
    const seen: TrainProgress[] = [];
    const told: Promise<void>[] = [];
    const result = await app.call("train", { settings: SETTINGS, backend: "webgl" }, (progress) => {
      seen.push(progress);
      if (progress.kind === "epoch" && progress.figures.epoch === 1) told.push(tellWorkers(app.page, fault));
    });
    await Promise.all(told);
    const started = seen.flatMap((each) => (each.kind === "started" ? [each.backend.backend] : []));
    expect(started).toEqual(["webgl", "wasm-threads"]);
    expect(seen.flatMap((each) => (each.kind === "epoch" ? [each.figures.epoch] : []))).toEqual([
      1, 2, 3, 4, 5,
    ]);
    expect(result).toMatchObject({ state: "finished", backend: { backend: "wasm-threads" } });
    expect(result.evaluation!.accuracy).toBeGreaterThan(0.5);
  } finally {
    await app.close();
  }
});

test("a training whose threads run out of memory is done by one", async () => {
  const app = await openTrainer();
  try {
    await tellWorkers(app.page, STARVE_THREADS);
    const settings = {
      ...SETTINGS,
      architecture: "cnn",
      options: { filters: 16 },
      batchSize: 900,
      epochs: 1,
    };
    const result = await app.call("train", { settings, backend: "wasm-threads" });
    expect(result).toMatchObject({ state: "finished", backend: { backend: "wasm-simd" } });
  } finally {
    await app.close();
  }
});

/** From when it is told to: memory does not grow beyond what a small phone gives. */
const FEW_MEGABYTES = 300;
const LIMIT_MEMORY = `
const grow = WebAssembly.Memory.prototype.grow;
WebAssembly.Memory.prototype.grow = function (pages) {
  if (this.buffer.byteLength + 65536 * pages > ${FEW_MEGABYTES} * 2 ** 20) throw new RangeError("out of memory");
  return grow.call(this, pages);
};`;

/** 500 MB for the two pictures that it is tried with, from 24 bytes of weights. */
const LARGE_NETWORK = {
  "model.json": JSON.stringify({
    format: "layers-model",
    modelTopology: {
      class_name: "Sequential",
      config: {
        name: "large",
        layers: [
          {
            class_name: "UpSampling2D",
            config: { name: "up", size: [200, 200], batch_input_shape: [null, 28, 28, 1] },
          },
          { class_name: "ReLU", config: { name: "relu" } },
          { class_name: "GlobalAveragePooling2D", config: { name: "mean" } },
          { class_name: "Dense", config: { name: "answer", units: 3, activation: "softmax" } },
        ],
      },
    },
    weightsManifest: [
      {
        paths: ["weights.bin"],
        weights: [
          { name: "answer/kernel", shape: [1, 3], dtype: "float32" },
          { name: "answer/bias", shape: [3], dtype: "float32" },
        ],
      },
    ],
  }),
  "weights.bin": new Uint8Array(24),
};

/** What the memory of the backend at work takes, in megabytes. */
const reserved = async (app: DrivenApp) => (await app.call("memoryUse", undefined)).reservedBytes! / 2 ** 20;

/** The backend that answers. */
const backendOf = (app: DrivenApp) =>
  app.page.evaluate(async () => {
    const canvas = new OffscreenCanvas(60, 60);
    canvas.getContext("2d")!.fillRect(20, 10, 20, 40);
    const image = { kind: "blob" as const, blob: await canvas.convertToBlob() };
    return (await globalThis.driver!.client.call("classify", { image })).backend.backend;
  });

test("a file that takes all memory is refused, and the backend that failed at it is started again", async () => {
  const app = await openApp({ serviceWorkers: "block" });
  try {
    await runInWorkers(app.page, LIMIT_MEMORY);
    await app.renew();
    await app.call("start", { appVersion: "test", backend: "wasm-threads" });
    const pictures = madePictures(2);
    const { card } = await app.call("activateModel", { name: "camera" });
    const shown = await shownBy(app, pictures, card.labels);
    expect(await given(app, "importModel", LARGE_NETWORK)).toEqual({
      code: "import-refused",
      sentence:
        "This network could not run here. It may need something that this device lacks: choose a smaller one, or try another browser.",
    });
    expect(await reserved(app)).toBeLessThan(FEW_MEGABYTES / 3);
    expect(await shownBy(app, pictures, card.labels)).toEqual(shown);
    expect(await backendOf(app)).toBe("wasm-threads");
  } finally {
    await app.close();
  }
});
