import {
  add,
  conv2d,
  maxPool,
  mul,
  relu,
  type Scalar,
  sum,
  type Tensor,
  type Tensor4D,
  tensor,
  valueAndGrads,
} from "@tensorflow/tfjs-core";
import { convRelu } from "../../../src/ml/ops/conv-relu";
import type { ConvReluSpec } from "../../../src/ml/ops/convolve";
import { Random } from "../../../src/random/random";
import { cpuReady } from "../cpu-backend";

beforeAll(cpuReady);

function random(shape: number[], seed: number): Tensor {
  const source = new Random(seed);
  return tensor(
    Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => source.normal()),
    shape,
  );
}

const POOL = { size: [2, 2], strides: [2, 2], padding: "valid" } as const;

test.each<ConvReluSpec>([
  { strides: [1, 1], padding: "valid" },
  { strides: [1, 1], padding: "same", pool: POOL },
  { strides: [1, 1], padding: "valid", pool: POOL },
  { strides: [2, 2], padding: "same" },
])(
  "convolution, relu and pooling at once have the value and gradients of doing them one by one: %j",
  (spec) => {
    const [x, filter, bias] = [random([2, 8, 7, 3], 1), random([3, 3, 3, 4], 2), random([4], 3)];
    const oneByOne = (input: Tensor, weights: Tensor, start: Tensor) => {
      const convolved = conv2d(
        input as Tensor4D,
        weights as Tensor4D,
        [...spec.strides] as [number, number],
        spec.padding,
      );
      const activated = relu(add(convolved, start)) as Tensor4D;
      return spec.pool ? maxPool(activated, [2, 2], [2, 2], spec.pool.padding) : activated;
    };
    const factors = random(oneByOne(x, filter, bias).shape, 4);
    const of = (compute: (...parts: Tensor[]) => Tensor) =>
      valueAndGrads((...parts: Tensor[]) => sum(mul(compute(...parts), factors)) as Scalar);

    const expected = of((...parts) => oneByOne(parts[0]!, parts[1]!, parts[2]!))([x, filter, bias]);
    const actual = of((...parts) => convRelu(parts[0] as Tensor4D, parts[1]!, parts[2]!, spec, false))([
      x,
      filter,
      bias,
    ]);
    expect(actual.value.dataSync()[0]).toBeCloseTo(expected.value.dataSync()[0]!, 3);
    expected.grads.forEach((gradient, i) => {
      const got = actual.grads[i]!;
      expect(got.shape).toEqual(gradient.shape);
      const [values, wanted] = [got.dataSync(), gradient.dataSync()];
      for (let at = 0; at < wanted.length; at++) expect(values[at]).toBeCloseTo(wanted[at]!, 3);
    });
  },
);
