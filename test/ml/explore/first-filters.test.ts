import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { findArchitecture } from "../../../src/ml/architectures/registry";
import { firstFilters } from "../../../src/ml/explore/first-filters";
import { fromNetworkFiles, toNetworkFiles } from "../../../src/ml/networks/layers-model";
import { setWeights } from "../../../src/ml/training/stepper";
import { cpuReady } from "../cpu-backend";

beforeAll(cpuReady);

/** A network whose weights are no longer those that it was built with, as a file and back. */
async function trained(architecture: string, seed: number, named = (json: string) => json) {
  const network: LayersModel = findArchitecture(architecture).build({}, 10, seed);
  const drawn = Array.from(await network.layers[0]!.getWeights()[0]!.data());
  setWeights(
    network,
    network.getWeights().map(({ size }) => new Float32Array(size).fill(0.5)),
  );
  const { modelJson, weights } = await toNetworkFiles(network);
  network.dispose();
  return { network: await fromNetworkFiles({ modelJson: named(modelJson), weights }), drawn };
}

test.each(["cnn", "photo-cnn"])("the filters that %s started with are drawn again", async (architecture) => {
  const { network, drawn } = await trained(architecture, 7);
  const found = (await firstFilters(network))!;
  expect(Array.from(found.before.values)).toEqual(drawn);
  expect(found.seed).toBe(architecture === "cnn" ? 701 : 700);
  expect(found.after.values.every((value) => value === 0.5)).toBe(true);
  network.dispose();
});

test("where a network does not say what it started with, the draw is Keras' own, and told to be another one", async () => {
  const { network, drawn } = await trained("cnn", 7, (json) => json.replaceAll(/,"seed":\d+/g, ""));
  const found = (await firstFilters(network))!;
  expect(found).not.toHaveProperty("seed");
  expect(Array.from(found.before.values)).not.toEqual(drawn);
  // Glorot uniform: no further from 0 than the root of 6 / (9 inputs + 9 x 64 outputs).
  const limit = Math.sqrt(6 / (9 + 9 * 64));
  const furthest = found.before.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  expect(furthest).toBeLessThanOrEqual(limit);
  expect(furthest).toBeGreaterThan(0.95 * limit);
  network.dispose();
});

test("a network without a convolution has no filters", async () => {
  const network = findArchitecture("dense").build({}, 10, 1);
  expect(await firstFilters(network)).toBeUndefined();
  network.dispose();
});
