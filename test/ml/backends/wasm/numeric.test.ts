import {
  mul,
  type Scalar,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
  tensor,
  tidy,
  valueAndGrads,
} from "@tensorflow/tfjs-core";
import { activateBackend } from "../../../../src/ml/backends/activate";
import { convolution, convRelu } from "../../../../src/ml/ops/conv-relu";
import { normReluPool } from "../../../../src/ml/ops/norm-relu-pool";
import { softmaxCrossEntropy } from "../../../../src/ml/training/loss";
import { wasmEnvironment } from "./environment";
import { normalValues } from "./values";

beforeAll(async () => {
  await activateBackend("wasm-simd", wasmEnvironment);
});

type Compute = (...inputs: Tensor[]) => Tensor;

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
};

/** Of the values, those along a direction: rounded to floats as the tensors are. */
const moved = (values: Float32Array, direction: Float32Array, by: number) =>
  values.map((value, i) => value + by * direction[i]!);

/** Median over directions of how far the gradient's slope is off the measured one, relative to its length. */
function errorOf(
  compute: Compute,
  shapes: readonly (readonly number[])[],
  part: number,
  step: number,
): number {
  const at = shapes.map((shape, i) => normalValues(shape, 10 + i));
  const run = (values: readonly Float32Array[]) =>
    tidy(() => compute(...values.map((each, i) => tensor(each, [...shapes[i]!]))).dataSync<"float32">());
  const factors = normalValues([run(at).length], 99);
  const { grads } = valueAndGrads((...inputs: Tensor[]) => {
    const y = compute(...inputs);
    return sum(mul(y, tensor(factors, y.shape))) as Scalar;
  })(at.map((each, i) => tensor(each, [...shapes[i]!])));
  const gradient = grads[part]!.dataSync<"float32">();
  const errors = Array.from({ length: 9 }, (_, i) => {
    const direction = normalValues(shapes[part]!, 200 + i);
    const value = (by: number) => {
      const inputs = at.map((each, j) => (j === part ? moved(each, direction, by) : each));
      return dot(run(inputs), factors);
    };
    const measured = (value(step) - value(-step)) / (2 * step);
    return Math.abs(measured - dot(gradient, direction)) / Math.sqrt(dot(gradient, gradient));
  });
  return errors.sort((a, b) => a - b)[4]!;
}

const SPEC = { strides: [1, 1], padding: "same" } as const;
const POOL = { size: [2, 2], strides: [2, 2], padding: "valid" } as const;

test.each([
  ["input", 0],
  ["filter", 1],
])("the gradient of a convolution by its %s is the slope that is measured", (_, part) => {
  const compute: Compute = (x, filter) => convolution(x as Tensor4D, filter!, SPEC, false);
  // It is linear in either, so that the step may be as large as rounding likes.
  expect(
    errorOf(
      compute,
      [
        [3, 7, 6, 8],
        [3, 3, 8, 16],
      ],
      part,
      1,
    ),
  ).toBeLessThan(1e-4);
});

test.each([
  ["input", 0],
  ["filter", 1],
  ["bias", 2],
])("so is that of convolution, relu and pooling by the %s", (_, part) => {
  const compute: Compute = (x, filter, bias) =>
    convRelu(x as Tensor4D, filter!, bias!, { ...SPEC, pool: POOL }, false);
  expect(errorOf(compute, [[2, 6, 6, 8], [3, 3, 8, 8], [8]], part, 3e-3)).toBeLessThan(0.03);
});

test.each([
  ["input", 0],
  ["gamma", 1],
  ["beta", 2],
])("so is that of batch normalisation, relu and pooling by the %s", (_, part) => {
  const compute: Compute = (z, gamma, beta) =>
    normReluPool(z as Tensor4D, gamma as Tensor1D, beta as Tensor1D, () => undefined);
  expect(errorOf(compute, [[3, 5, 4, 4], [4], [4]], part, 3e-3)).toBeLessThan(0.03);
});

test("so is that of cross-entropy, for a class, a group, and none", () => {
  const targets = tensor([0, 1, 0, 1, 0, 1, 0, 0, 0], [3, 3]) as Tensor2D;
  for (const smoothing of [0, 0.1]) {
    const compute: Compute = (logits) => softmaxCrossEntropy(logits as Tensor2D, targets, smoothing);
    expect(errorOf(compute, [[3, 3]], 0, 1e-2)).toBeLessThan(1e-3);
  }
});
