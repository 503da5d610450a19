import {
  backend_util,
  Conv2D,
  Conv2DBackpropFilter,
  Conv2DBackpropInput,
  DepthwiseConv2dNativeBackpropFilter,
  DepthwiseConv2dNativeBackpropInput,
  engine,
  FusedConv2D,
  MaxPool,
  MaxPoolGrad,
  type NamedAttrMap,
  type NamedTensorMap,
  Sum,
  setBackend,
  type Tensor,
  tensor,
  util,
} from "@tensorflow/tfjs-core";
import { activateBackend } from "../../../../src/ml/backends/activate";
import { Random } from "../../../../src/random/random";
import { nodeEnvironment } from "../../cpu-backend";
import { wasmEnvironment } from "./environment";
import { expectClose } from "./values";

beforeAll(async () => {
  await activateBackend("cpu", nodeEnvironment);
  await activateBackend("wasm-simd", wasmEnvironment);
});

/** Values in -1..1 on a coarse grid, so that ties occur, as they do behind relu. */
function randomValues(shape: readonly number[], seed: number): Float32Array {
  const random = new Random(seed);
  return Float32Array.from(
    { length: util.sizeFromShape([...shape]) },
    () => Math.round(random.between(-8, 8)) / 8,
  );
}

type Values = readonly [values: Float32Array, shape: readonly number[]];

async function runOn(backend: string, kernel: string, inputs: Record<string, Values>, attrs: object) {
  await setBackend(backend);
  const made = Object.entries(inputs).map(
    ([name, [values, shape]]) => [name, tensor(values, [...shape])] as const,
  );
  const result = engine().runKernel<Tensor>(
    kernel,
    Object.fromEntries(made) as NamedTensorMap,
    attrs as NamedAttrMap,
  );
  const values = await result.data<"float32">();
  const { shape } = result;
  result.dispose();
  for (const [, input] of made) input.dispose();
  return { values, shape };
}

/** Runs a kernel on wasm and on plain JavaScript, and asks for the same answers. */
async function expectSame(kernel: string, inputs: Record<string, Values>, attrs: object): Promise<void> {
  const expected = await runOn("cpu", kernel, inputs, attrs);
  const actual = await runOn("wasm", kernel, inputs, attrs);
  expect(actual.shape).toEqual(expected.shape);
  expectClose([actual.values], [expected.values], 1e-5);
}

interface Case {
  readonly n: number;
  readonly h: number;
  readonly w: number;
  readonly cin: number;
  readonly cout: number;
  readonly k: number;
  readonly stride: number;
  readonly pad: "valid" | "same";
}

/** Those of the networks, and shapes that cut across the kernels' tiles. */
const CASES: readonly Case[] = [
  { n: 1, h: 28, w: 28, cin: 1, cout: 64, k: 3, stride: 1, pad: "valid" },
  { n: 2, h: 13, w: 13, cin: 64, cout: 64, k: 3, stride: 1, pad: "valid" },
  { n: 2, h: 12, w: 12, cin: 4, cout: 32, k: 3, stride: 1, pad: "same" },
  { n: 1, h: 6, w: 6, cin: 16, cout: 24, k: 5, stride: 1, pad: "same" },
  { n: 3, h: 3, w: 3, cin: 8, cout: 8, k: 3, stride: 1, pad: "valid" },
  { n: 2, h: 11, w: 10, cin: 7, cout: 9, k: 3, stride: 2, pad: "valid" },
];

/** Every combination of channels, filter, stride and padding; batches as large as plain JavaScript can check. */
const GRID: readonly Case[] = [1, 3, 8, 12, 70].flatMap((cin) =>
  [1, 5, 8, 70].flatMap((cout) =>
    [1, 3, 5].flatMap((k) =>
      [1, 2].flatMap((stride) =>
        (["valid", "same"] as const).map((pad, i) => {
          const n = cin * cout * k <= 60 ? 129 : 1 + i;
          return { n, h: 7 - i, w: 6 + i, cin, cout, k, stride, pad };
        }),
      ),
    ),
  ),
);

function convolutionOf({ n, h, w, cin, cout, k, stride, pad }: Case) {
  const inputShape = [n, h, w, cin] as [number, number, number, number];
  const filterShape = [k, k, cin, cout] as [number, number, number, number];
  const { outShape } = backend_util.computeConv2DInfo(inputShape, filterShape, stride, 1, pad);
  return {
    x: [randomValues(inputShape, 1), inputShape] as Values,
    filter: [randomValues(filterShape, 2), filterShape] as Values,
    dy: [randomValues(outShape, 3), outShape] as Values,
    bias: [randomValues([cout], 4), [cout]] as Values,
    attrs: {
      strides: [stride, stride],
      pad,
      dataFormat: "NHWC",
      dilations: [1, 1],
      dimRoundingMode: undefined,
    },
    inputShape,
    filterShape,
  };
}

const DEPTHWISE = [1, 3, 4, 10].flatMap((c) =>
  [1, 2].flatMap((multiplier) =>
    [1, 3].flatMap((k) =>
      [1, 2].flatMap((stride) =>
        (["valid", "same", 4] as const).map((pad) => ({ c, multiplier, k, stride, pad })),
      ),
    ),
  ),
);

type DepthwiseCase = (typeof DEPTHWISE)[number];

const expectDepthwiseGradients = async ({ c, multiplier, k, stride, pad }: DepthwiseCase) => {
  const inputShape: [number, number, number, number] = [3, 7, 6, c];
  const filterShape: [number, number, number, number] = [k, k + (k > 1 ? 1 : 0), c, multiplier];
  const { outShape } = backend_util.computeConv2DInfo(
    inputShape,
    filterShape,
    stride,
    1,
    pad,
    undefined,
    true,
  );
  const attrs = { strides: [stride, stride], dilations: [1, 1], pad, dimRoundingMode: undefined };
  const x: Values = [randomValues(inputShape, 11), inputShape];
  const filter: Values = [randomValues(filterShape, 12), filterShape];
  const dy: Values = [randomValues(outShape, 13), outShape];
  await expectSame(DepthwiseConv2dNativeBackpropFilter, { x, dy }, { ...attrs, filterShape });
  await expectSame(DepthwiseConv2dNativeBackpropInput, { dy, filter }, { ...attrs, inputShape });
};

describe("on SIMD", () => {
  beforeAll(async () => {
    await activateBackend("wasm-simd", wasmEnvironment);
  });

  test.each(DEPTHWISE)("gradients of depthwise convolutions %j", expectDepthwiseGradients);

  test.each([...CASES, ...GRID])("convolution and its gradients %j", async (shape) => {
    const { x, filter, dy, bias, attrs, inputShape, filterShape } = convolutionOf(shape);
    await expectSame(Conv2DBackpropFilter, { x, dy }, { ...attrs, filterShape });
    await expectSame(Conv2DBackpropInput, { dy, filter }, { ...attrs, inputShape });
    await expectSame(Conv2D, { x, filter }, attrs);
    for (const activation of ["relu", "linear"]) {
      await expectSame(FusedConv2D, { x, filter, bias }, { ...attrs, activation, leakyreluAlpha: 0 });
    }
  });
});

describe("without SIMD", () => {
  beforeAll(async () => {
    await activateBackend("wasm", wasmEnvironment);
  });

  test.each([...CASES, ...GRID.filter((_, i) => i % 7 === 0)])("the gradient by the filter %j", (shape) => {
    const { x, dy, attrs, filterShape } = convolutionOf(shape);
    return expectSame(Conv2DBackpropFilter, { x, dy }, { ...attrs, filterShape });
  });

  test.each(DEPTHWISE)("gradients of depthwise convolutions %j", expectDepthwiseGradients);

  afterAll(async () => {
    await activateBackend("wasm-simd", wasmEnvironment);
  });
});

test.each([
  { n: 2, h: 26, w: 26, c: 64, size: 2, stride: 2, pad: "valid" },
  { n: 3, h: 11, w: 11, c: 8, size: 2, stride: 2, pad: "valid" },
  { n: 2, h: 9, w: 10, c: 12, size: 2, stride: 2, pad: "valid" },
  { n: 1, h: 9, w: 8, c: 5, size: 3, stride: 2, pad: "valid" },
  { n: 2, h: 7, w: 7, c: 4, size: 3, stride: 1, pad: "same" },
  { n: 1, h: 6, w: 6, c: 1, size: 2, stride: 1, pad: "valid" },
] as const)("max pooling and its gradient %j", async ({ n, h, w, c, size, stride, pad }) => {
  const shape = [n, h, w, c] as [number, number, number, number];
  const x: Values = [randomValues(shape, 5), shape];
  const attrs = { filterSize: [size, size], strides: [stride, stride], pad, dimRoundingMode: undefined };
  await expectSame(MaxPool, { x }, attrs);
  const pooled = await runOn("cpu", MaxPool, { x }, attrs);
  const output: Values = [pooled.values, pooled.shape];
  const dy: Values = [randomValues(pooled.shape, 6), pooled.shape];
  const { values } = await runOn("wasm", MaxPoolGrad, { dy, input: x, output }, attrs);
  // Among equal largest elements any may get the gradient, and none of it may be lost or go elsewhere.
  const total = (list: Float32Array) => list.reduce((sum, value) => sum + value, 0);
  expect(total(values)).toBeCloseTo(total(dy[0]), 3);
  // Of elements that are all different, the largest alone.
  const distinct: Values = [x[0].map((value, i) => value + 1e-4 * ((i * 7919) % 1000)), shape];
  const { values: largest } = await runOn("cpu", MaxPool, { x: distinct }, attrs);
  await expectSame(MaxPoolGrad, { dy, input: distinct, output: [largest, pooled.shape] }, attrs);
});

test.each([
  [[7, 64], [0]],
  [
    [2, 5, 5, 8],
    [0, 1, 2],
  ],
  [
    [3, 4, 6],
    [0, 1],
  ],
  [[3, 4, 6], [2]],
  [[9, 3], [0]],
])("sums of %j over %j", (shape, axis) =>
  expectSame(Sum, { x: [randomValues(shape, 7), shape] }, { axis, keepDims: false }),
);

test.each([
  [128, 1600, 128, false, false],
  [1600, 128, 128, true, false],
  [128, 10, 128, false, true],
  [1, 7, 5, false, false],
  [1, 50, 77, false, false],
  [5, 3, 9, true, true],
])("a product of %i x %i x %i, transposed %j %j", async (m, k, n, transposeA, transposeB) => {
  const a = transposeA ? [k, m] : [m, k];
  const b = transposeB ? [n, k] : [k, n];
  const values: Record<string, Values> = { a: [randomValues(a, 8), a], b: [randomValues(b, 9), b] };
  await expectSame(
    "_FusedMatMul",
    { ...values, bias: [randomValues([n], 10), [n]] },
    { transposeA, transposeB, activation: "relu" },
  );
});
