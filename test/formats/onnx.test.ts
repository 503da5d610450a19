import { add } from "@tensorflow/tfjs-core";
import { toOnnx } from "../../src/formats/onnx";
import { findArchitecture, listArchitectures } from "../../src/ml/architectures/registry";
import { answer, inputShapeOf } from "../../src/ml/networks/answer";
import { Random } from "../../src/random/random";
import { cpuReady } from "../ml/cpu-backend";
import { runOnnx } from "./onnxruntime";

beforeAll(cpuReady);

const CASES: readonly [name: string, options: Record<string, number>][] = [
  ...listArchitectures().map(({ name }) => [name, {}] as [string, Record<string, number>]),
  ["cnn", { filters: 16, kernelSize: 5, convolutions: 1 }],
  ["cnn", { filters: 16, kernelSize: 3, convolutions: 3 }],
];

test.each(CASES)("onnxruntime gives the answers of %s %j", async (name, options) => {
  const network = findArchitecture(name).build(options, 10, 5);
  const random = new Random(1);
  for (const weight of network.layers.flatMap((layer) => layer.weights)) {
    if (/bias/.test(weight.originalName)) weight.write(add(weight.read(), random.next() / 10));
  }
  const shape = [3, ...inputShapeOf(network)];
  const inputs = Float32Array.from({ length: shape.reduce((a, b) => a * b) }, () => random.next());
  const expected = await answer(network, inputs, 3);

  const actual = await runOnnx(await toOnnx(network), inputs, shape);
  expect(actual.dims).toEqual([3, 10]);
  expected.forEach((p, i) => {
    expect(Math.abs(actual.values[i]! - p)).toBeLessThan(1e-5);
  });
});
