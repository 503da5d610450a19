import {
  mul,
  type Scalar,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
  tensor,
  tidy,
  valueAndGrads,
} from "@tensorflow/tfjs-core";
import { activateBackend } from "../../../../src/ml/backends/activate";
import { partOf } from "../../../../src/ml/backends/wasm/runtime/control-block";
import { POSITIONAL } from "../../../../src/ml/backends/wasm/runtime/kernel-calls";
import type { KernelFunctions } from "../../../../src/ml/backends/wasm/runtime/kernel-module";
import { KernelRunner } from "../../../../src/ml/backends/wasm/runtime/kernel-runner";
import { convolution, convRelu } from "../../../../src/ml/ops/conv-relu";
import { normReluPool } from "../../../../src/ml/ops/norm-relu-pool";
import { wasmEnvironment } from "./environment";
import { normalValues } from "./values";

beforeAll(() => activateBackend("wasm-simd", wasmEnvironment));
afterEach(() => jest.restoreAllMocks());

/** A runner's compiled functions, which are its own. */
const kernelsOf = (runner: KernelRunner) =>
  (runner as unknown as { readonly kernels: KernelFunctions }).kernels;

/** Divides every kernel's units as `threads` threads would, the last part first. */
function divideInto(threads: number): void {
  jest.spyOn(KernelRunner.prototype, "threads", "get").mockReturnValue(threads);
  jest.spyOn(KernelRunner.prototype, "run").mockImplementation(function (
    this: KernelRunner,
    kernel,
    args,
    job,
  ) {
    for (let i = threads - 1; i >= 0; i--) {
      kernelsOf(this)[kernel](...POSITIONAL[kernel](args as never), ...partOf(job.units, i, threads));
    }
  });
}

type Layer = (x: Tensor4D, filter: Tensor, added: Tensor) => Tensor;

const SPEC = { strides: [1, 1], padding: "same" } as const;
const POOL = { size: [2, 2], strides: [2, 2], padding: "valid" } as const;

const LAYERS: Readonly<Record<string, Layer>> = {
  "a convolution with relu and pooling": (x, filter, bias) =>
    convRelu(x, filter, bias, { ...SPEC, pool: POOL }, false),
  "a convolution with normalisation": (x, filter, beta) => {
    const gamma = tensor(normalValues(beta.shape, 5)) as Tensor1D;
    return normReluPool(convolution(x, filter, SPEC, false), gamma, beta as Tensor1D, () => undefined);
  },
};

function computed(layer: Layer, [n, side, cin, cout]: readonly [number, number, number, number]) {
  return tidy(() => {
    const inputs = [
      tensor(normalValues([3, 3, cin, cout], 2), [3, 3, cin, cout]),
      tensor(normalValues([cout], 3)),
      tensor(normalValues([n, side, side, cin], 1), [n, side, side, cin]),
    ];
    const of = (...[filter, added, x]: Tensor[]) => {
      const y = layer(x as Tensor4D, filter!, added!);
      return sum(mul(y, tensor(normalValues(y.shape, 4), y.shape))) as Scalar;
    };
    const { value, grads } = valueAndGrads(of)(inputs);
    return [value, ...grads].map((each) => each.dataSync<"float32">().slice());
  });
}

test.each(Object.keys(LAYERS))(
  "%s and its gradients are the same to the bit, however many threads share the work",
  (name) => {
    for (const shape of [
      [40, 12, 8, 16],
      [24, 15, 4, 8],
    ] as const) {
      const expected = computed(LAYERS[name]!, shape);
      for (const threads of [2, 3, 7]) {
        divideInto(threads);
        expect(computed(LAYERS[name]!, shape)).toEqual(expected);
        jest.restoreAllMocks();
      }
    }
  },
);
