import { memory } from "@tensorflow/tfjs-core";
import { readNetwork } from "../../../src/formats/layers-model";
import { denseArchitecture } from "../../../src/ml/architectures/dense";
import {
  type BackendBenchmark,
  BackendBenchmark as Benchmark,
  type BenchmarkArgs,
} from "../../../src/ml/measuring/backend-benchmark";
import { LayersNetwork } from "../../../src/ml/measuring/layers-network";
import { fromNetworkFiles } from "../../../src/ml/networks/layers-model";
import { KERAS_2, quantised } from "../../formats/layers-model/converted";
import { cpuReady, nodeEnvironment } from "../cpu-backend";

beforeAll(cpuReady);

let clock = 0;

/** The smallest possible network, with a clock that advances by a millisecond each time it is read. */
const args: BenchmarkArgs = {
  backend: "cpu",
  environment: nodeEnvironment,
  now: () => clock++,
  loadNetwork: async () => ({
    name: "dense",
    title: "Dense",
    network: new LayersNetwork(denseArchitecture.build({}, 10, 1)),
  }),
  preparePhoto: async () => async () => undefined,
};

async function open(): Promise<BackendBenchmark> {
  const opening = await Benchmark.open(args);
  if (!("benchmark" in opening)) throw new Error("not opened");
  expect(opening.opened).toMatchObject({
    status: "ok",
    threads: 1,
    network: { name: "dense", inputShape: [28, 28, 1], parameters: 101_770 },
    measures: ["predict1", "predict32", "predict128", "trainStep32", "trainStep128", "photo"],
  });
  return opening.benchmark;
}

test("a backend that is missing here says why", async () => {
  const { opened } = await Benchmark.open({ ...args, backend: "webgl" });
  expect(opened).toEqual({ status: "missing", reason: "This browser offers no WebGL 2 in a worker." });
});

test("a network from elsewhere is measured as the app's own are", async () => {
  const { manifest, bytes } = quantised("");
  const read = await readNetwork(JSON.stringify({ ...KERAS_2, weightsManifest: manifest }), bytes.buffer);
  const opening = await Benchmark.open({
    ...args,
    loadNetwork: async () => ({
      name: "imported-1",
      title: "Mine",
      network: new LayersNetwork(await fromNetworkFiles(read.files)),
    }),
  });
  if (!("benchmark" in opening)) throw new Error("not opened");
  expect(opening.opened).toMatchObject({ network: { name: "imported-1", parameters: 50 } });
  for (const measure of ["predict1", "predict128", "trainStep32"] as const) {
    expect((await opening.benchmark.time({ measure, sliceMs: 5 })).timing.rounds).toBeGreaterThan(0);
  }
});

test("passes add up to one timing, and leave no tensors behind", async () => {
  const benchmark = await open();
  await benchmark.time({ measure: "trainStep32", sliceMs: 5 });
  const before = memory().numTensors;
  for (const measure of ["predict1", "trainStep32", "photo"] as const) {
    const first = await benchmark.time({ measure, sliceMs: 20 });
    const second = await benchmark.time({ measure, sliceMs: 20 });
    expect(second.timing.rounds!).toBeGreaterThan(first.timing.rounds!);
    expect(second.timing.lowMs).toBe(1);
  }
  await benchmark.check(undefined);
  await benchmark.profile();
  expect(memory().numTensors).toBe(before);
});

test("answers are right by their own reference, and wrong by one that is off", async () => {
  const benchmark = await open();
  const { answers } = await benchmark.check(undefined);
  expect(answers.gradients).toHaveLength(101_770);
  expect(await benchmark.check(answers)).toMatchObject({ maxAbsDiff: 0, maxGradientDiff: 0, right: true });
  const probabilities = answers.probabilities.map((p) => p + 0.01);
  expect(await benchmark.check({ ...answers, probabilities })).toMatchObject({ right: false });
  const gradients = answers.gradients!.map((value) => 1.1 * value);
  expect(await benchmark.check({ ...answers, gradients })).toMatchObject({ maxAbsDiff: 0, right: false });
  const nan = answers.probabilities.map(() => Number.NaN);
  expect(await benchmark.check({ ...answers, probabilities: nan })).toMatchObject({ right: false });
});

test("time is taken apart by kernel and by layer", async () => {
  const { kernels = [], layers = [], memory: held } = await (await open()).profile();
  expect(layers.map(({ kind }) => kind)).toEqual(["Flatten", "Dense", "Dense"]);
  expect(kernels.map(({ name }) => name)).toEqual(expect.arrayContaining(["BatchMatMul"]));
  expect(kernels.map(({ name }) => name)).not.toContain("forward");
  expect(held.bytes).toBeGreaterThan(4 * 101_770);
  expect(held.peakBytes).toBeGreaterThan(held.bytes);
});
