import { tensor, memory as tensorMemory, tidy } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { findArchitecture } from "../../../src/ml/architectures/registry";
import { activateBackend } from "../../../src/ml/backends/activate";
import { answer } from "../../../src/ml/networks/answer";
import { splitAtHead } from "../../../src/ml/networks/forward";
import { headOf } from "../../../src/ml/networks/head";
import { withHead } from "../../../src/ml/networks/widen";
import type { Lessons } from "../../../src/ml/training/lessons";
import { retrainHead } from "../../../src/ml/training/retrain";
import { Stepper } from "../../../src/ml/training/stepper";
import { Random } from "../../../src/random/random";
import { wasmEnvironment } from "../backends/wasm/environment";

beforeAll(() => activateBackend("wasm-simd", wasmEnvironment));

const OLD = 10;

const SETTINGS = { steps: 100, learningRate: 0.001, batchSize: 64, newShare: 0.3, dropout: 0.2, seed: 1 };

/** Noisy pictures of a bar. Its position depends on the class, `kind`, from 0. */
function bars(kind: number, count: number, seed: number): Float32Array {
  const random = new Random(seed, kind);
  const pictures = new Float32Array(count * 784);
  for (let i = 0; i < count; i++) {
    for (let p = 0; p < 784; p++) pictures[i * 784 + p] = 0.3 * random.next();
    for (let x = 2; x < 26; x++) pictures[i * 784 + (2 + 2 * kind) * 28 + x] = 0.8 + 0.2 * random.next();
  }
  return pictures;
}

const joined = (parts: readonly Float32Array[]) => {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  parts.reduce((at, part) => {
    all.set(part, at);
    return at + part.length;
  }, 0);
  return all;
};

const kinds = Array.from({ length: OLD }, (_, i) => i);

/** A network that knows the ten old classes. */
async function taught() {
  const network = findArchitecture("dense").build({}, OLD, 3);
  const stepper = new Stepper(network);
  const inputs = joined(kinds.map((kind) => bars(kind, 8, 1)));
  const labels = Int32Array.from({ length: 80 }, (_, i) => Math.floor(i / 8));
  for (let i = 0; i < 60; i++) await stepper.step({ count: 80, inputs, labels }, 0.003);
  stepper.dispose();
  return network;
}

type Network = LayersModel;

function featuresOf(network: Network, inputs: Float32Array): Float32Array {
  const count = inputs.length / 784;
  return tidy(() =>
    splitAtHead(network)!
      .body(tensor(inputs, [count, 28, 28, 1]))
      .dataSync<"float32">()
      .slice(),
  );
}

async function accuracyOn(network: Network, kind: number): Promise<number> {
  const count = 12;
  const probabilities = await answer(network, bars(kind, count, 77), count);
  const classes = probabilities.length / count;
  const rows = Array.from({ length: count }, (_, i) =>
    probabilities.subarray(i * classes, (i + 1) * classes),
  );
  return rows.filter((row) => row[kind] === Math.max(...row)).length / count;
}

test("a network learns a new class from a few pictures and forgets none of the others", async () => {
  const network = await taught();
  for (const kind of kinds) expect(await accuracyOn(network, kind)).toBe(1);

  const remembered = joined(kinds.map((kind) => bars(kind, 4, 1)));
  const memory = {
    count: 40,
    size: 784,
    features: featuresOf(network, remembered),
    labels: Uint8Array.from({ length: 40 }, (_, i) => Math.floor(i / 4)),
  };
  const lessons: Lessons = {
    features: featuresOf(network, bars(OLD, 5, 5)),
    photos: [0, 1, 2, 3, 4].map((row) => ({ views: [row], right: [OLD] })),
  };
  const before = tensorMemory().numTensors;
  const head = await retrainHead(await headOf(network), memory, lessons, OLD + 1, SETTINGS);
  expect(tensorMemory().numTensors).toBe(before);

  const next = await withHead(network, head);
  expect(await accuracyOn(next, OLD)).toBe(1);
  for (const kind of kinds) expect(await accuracyOn(next, kind)).toBe(1);
  // The network it started from is unchanged.
  for (const kind of kinds) expect(await accuracyOn(network, kind)).toBe(1);
});

test("the same seed gives the same weights", async () => {
  const network = await taught();
  const features = featuresOf(network, bars(0, 10, 1));
  const memory = { count: 10, size: 784, features, labels: new Uint8Array(10) };
  const lessons: Lessons = {
    features: featuresOf(network, bars(OLD, 2, 5)),
    photos: [0, 1].map((row) => ({ views: [row], right: [OLD] })),
  };
  const settings = { ...SETTINGS, steps: 5 };
  const head = await headOf(network);
  const [first, second] = [
    await retrainHead(head, memory, lessons, OLD + 1, settings),
    await retrainHead(head, memory, lessons, OLD + 1, settings),
  ];
  expect(second).toEqual(first);
});

test("a retraining whose weights are no longer numbers ends in a sentence, and leaves no tensor behind", async () => {
  const network = await taught();
  const head = await headOf(network);
  const features = featuresOf(network, bars(0, 10, 1));
  const memory = { count: 10, size: 784, features, labels: new Uint8Array(10) };
  const lessons: Lessons = {
    features: new Float32Array(784).fill(Number.NaN),
    photos: [{ views: [0], right: [OLD] }],
  };
  const before = tensorMemory().numTensors;
  const retraining = retrainHead(head, memory, lessons, OLD + 1, { ...SETTINGS, steps: 3 });
  await expect(retraining).rejects.toMatchObject({ code: "training-diverged" });
  expect(tensorMemory().numTensors).toBe(before);
});
