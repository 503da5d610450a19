import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { findArchitecture } from "../../../src/ml/architectures/registry";
import { activateBackend } from "../../../src/ml/backends/activate";
import { answer, inputShapeOf } from "../../../src/ml/networks/answer";
import { splitAtHead } from "../../../src/ml/networks/forward";
import { answerFeatures, type Head, headOf } from "../../../src/ml/networks/head";
import { bodyOf, fromNetworkFiles, toNetworkFiles } from "../../../src/ml/networks/layers-model";
import { withHead, withSoftsign } from "../../../src/ml/networks/widen";
import { featuresOf } from "../../../src/ml/training/features";
import { Random } from "../../../src/random/random";
import { wasmEnvironment } from "../backends/wasm/environment";
import { smallPhotoNetwork } from "./small-photo-network";

beforeAll(() => activateBackend("wasm-simd", wasmEnvironment));

const built = (name: "cnn" | "dense", options: Readonly<Record<string, number>>) =>
  findArchitecture(name).build(options, 10, 3);

const NETWORKS: Readonly<Record<string, () => LayersModel>> = {
  "the course's network": () => built("cnn", { filters: 16 }),
  "one convolution of 5 x 5": () => built("cnn", { filters: 16, kernelSize: 5, convolutions: 1 }),
  "no convolution": () => built("cnn", { convolutions: 0 }),
  "dense layers": () => built("dense", {}),
  "a network for photos": () => smallPhotoNetwork(3),
};

const random = new Random(1);
const drawn = (length: number) => Float32Array.from({ length }, () => random.normal());

/** Two drawn pictures, as the inputs of a network and as examples. */
function twoPictures(shape: readonly number[]) {
  const pixels = shape.reduce((a, b) => a * b, 1);
  const inputs = drawn(2 * pixels);
  const read = (i: number, into: Float32Array) => into.set(inputs.subarray(i * pixels, (i + 1) * pixels));
  return { inputs, examples: { count: 2, pixels, label: () => 0, read } };
}

/** A head of three prototypes for two classes: the third prototype is of the first class too. */
const headFor = (inputs: number): Head => ({
  prototypes: { inputs, units: 3, kernel: drawn(3 * inputs).map((value) => value / inputs), bias: drawn(3) },
  classes: 2,
  groups: Float32Array.of(1, 0, 0, 1, 1, 0),
});

test.each(Object.keys(NETWORKS))(
  "%s: other dense layers take their place, and it answers as they do",
  async (name) => {
    const network = NETWORKS[name]!();
    const shape = inputShapeOf(network) as [number, number, number];
    const { body, head: before } = splitAtHead(network)!;
    const head = headFor(before[0]!.weights[0]!.shape[0]!);
    const made = await withHead(network, head);

    const { inputs, examples } = twoPictures(shape);
    const expected = await answerFeatures(head, await featuresOf(body, examples, shape));
    const given = await answer(made, inputs, 2);
    expect(given).toHaveLength(4);
    given.forEach((p, i) => {
      expect(p).toBeCloseTo(expected[i]!, 5);
    });
    expect(given[0]! + given[1]!).toBeCloseTo(1, 5);
    expect(await headOf(made)).toEqual(head);

    const files = await toNetworkFiles(network);
    const kept = await toNetworkFiles(made, "float16", bodyOf(files));
    const [{ bytes, ...keptBody }, { bytes: expectedBytes, ...expectedBody }] = [bodyOf(kept), bodyOf(files)];
    expect(keptBody).toEqual(expectedBody);
    expect(Buffer.compare(bytes, expectedBytes)).toBe(0);
    const again = await fromNetworkFiles(kept);
    (await answer(again, inputs, 2)).forEach((p, i) => {
      expect(p).toBeCloseTo(expected[i]!, 2);
    });
    for (const each of [network, made, again]) each.dispose();
  },
);

test("a network that ends in one dense layer has no such head", async () => {
  const network = findArchitecture("cnn").build({}, 10, 3);
  await expect(headOf(network)).rejects.toThrow("does not end as those that learn do");
  network.dispose();
});

test("features are multiplied and bent by softsign, and kept in files", async () => {
  const network = smallPhotoNetwork(3);
  const shape = inputShapeOf(network) as [number, number, number];
  const { examples } = twoPictures(shape);
  const plain = await featuresOf(splitAtHead(network)!.body, examples, shape);
  const bent = await withSoftsign(network, 3);
  const again = await fromNetworkFiles(await toNetworkFiles(bent, "float32"));
  const features = await featuresOf(splitAtHead(again)!.body, examples, shape);
  expect(Math.max(...plain)).toBeGreaterThan(0.1);
  features.forEach((value, i) => {
    expect(value).toBeCloseTo((3 * plain[i]!) / (1 + 3 * plain[i]!), 5);
  });
});

test("features of a dense layer are not bent", async () => {
  await expect(withSoftsign(findArchitecture("dense").build({}, 10, 3), 2)).rejects.toThrow();
});
