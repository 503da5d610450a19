import { setFlagsFromString } from "node:v8";
import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm/dist/backend_wasm";
import {
  backend,
  depthwiseConv2d,
  engine,
  fused,
  mul,
  type Scalar,
  setBackend,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
  tensor,
  tidy,
  valueAndGrads,
} from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { activateBackend, dropBackend } from "../../../../src/ml/backends/activate";
import { heapOf } from "../../../../src/ml/backends/wasm/runtime/heap";
import { ADAM_UPDATE } from "../../../../src/ml/ops/adam-update";
import { convolution, convRelu } from "../../../../src/ml/ops/conv-relu";
import type { ConvReluSpec } from "../../../../src/ml/ops/convolve";
import { normReluPool } from "../../../../src/ml/ops/norm-relu-pool";
import { nodeEnvironment } from "../../cpu-backend";
import { wasmEnvironment } from "./environment";
import { expectClose, normalValues } from "./values";

/** Bytes on either side of every tensor. As a float each four of them are no number, so what reads one gives none. */
const CANARY = Buffer.alloc(64, Buffer.from([0xa5, 0xa5, 0xc0, 0x7f]));

/** The places of the canaries, by the address that was given out between them. */
const canaries = new Map<number, readonly [before: number, after: number]>();

beforeAll(() => activateBackend("cpu", nodeEnvironment));

// Node 20 has relaxed SIMD only behind this flag.
setFlagsFromString("--experimental-wasm-relaxed-simd");

/** With fused multiply-adds and without them, whichever of the two this machine would choose. */
const BUILDS = ["relaxed", "simd"] as const;

let backends = 0;

/**
 * A backend of its own for each case, as the kernels' scratch memory grows to what the largest one needed, with either build
 * of the kernels in turn.
 */
async function freshBackend(): Promise<void> {
  dropBackend("wasm-simd");
  canaries.clear();
  const build = BUILDS[backends++ % BUILDS.length]!;
  await activateBackend("wasm-simd", {
    ...wasmEnvironment,
    loadKernels: () => wasmEnvironment.loadKernels(build),
  });
  const heap = heapOf(backend() as BackendWasm);
  const [allocate, free] = [heap._malloc.bind(heap), heap._free.bind(heap)];
  heap._malloc = (bytes) => {
    const start = allocate(bytes + 2 * CANARY.length) >>> 0;
    const address = start + CANARY.length;
    for (const at of [start, address + bytes]) heap.HEAPU8.set(CANARY, at);
    canaries.set(address, [start, address + bytes]);
    return address;
  };
  heap._free = (address) => {
    const places = canaries.get(address);
    canaries.delete(address);
    free(places ? places[0] : address);
  };
}

function expectUntouched(): void {
  const { HEAPU8 } = heapOf(backend() as BackendWasm);
  const touched = [...canaries.values()]
    .flat()
    .filter((at) => !CANARY.equals(HEAPU8.subarray(at, at + CANARY.length)));
  expect(touched).toEqual([]);
}

interface Case {
  readonly n: number;
  readonly h: number;
  readonly w: number;
  readonly cin: number;
  readonly cout: number;
  readonly filter: Pair;
  readonly strides: Pair;
  readonly padding: "valid" | "same";
  readonly pool: NonNullable<ConvReluSpec["pool"]>;
}

type Pair = readonly [number, number];

const SQUARE = { size: [2, 2], strides: [2, 2], padding: "valid" } as const;

/** Those that have kernels of their own come as often as all others. */
const cases: fc.Arbitrary<Case> = fc.record({
  n: fc.integer({ min: 1, max: 3 }),
  h: fc.integer({ min: 7, max: 15 }),
  w: fc.integer({ min: 7, max: 15 }),
  cin: fc.constantFrom(1, 2, 3, 4, 6, 8, 12, 16, 20),
  cout: fc.constantFrom(4, 6, 8, 16, 24),
  filter: fc.constantFrom<Pair>([1, 1], [3, 3], [3, 3], [3, 3], [5, 5], [3, 1], [1, 4], [2, 3]),
  strides: fc.constantFrom<Pair>([1, 1], [1, 1], [1, 1], [2, 2], [1, 2], [3, 1]),
  padding: fc.constantFrom("valid", "same"),
  pool: fc.oneof(
    fc.constant(SQUARE),
    fc.record({
      size: fc.constantFrom<Pair>([2, 2], [3, 3], [1, 2]),
      strides: fc.constantFrom<Pair>([1, 1], [2, 2], [1, 2]),
      padding: fc.constantFrom("valid", "same"),
    }),
  ),
});

/** On a coarse grid, so that every sum is exact and the same values tie on either backend. */
const gridValues = (shape: readonly number[], seed: number) =>
  normalValues(shape, seed).map((value) => Math.round(8 * value) / 8);

type Shape = readonly number[];

/** What a layer computes from tensors of some shapes. Its gradients by each of them are computed too. */
interface Computed {
  readonly shapes: (shape: Case) => readonly Shape[];
  readonly compute: (inputs: readonly Tensor[], shape: Case) => Tensor;
}

const pictures = ({ n, h, w, cin }: Case): Shape => [n, h, w, cin];

const convolved = ({ cin, cout, filter }: Case): Shape => [...filter, cin, cout];

const COMPUTED: Readonly<Record<string, Computed>> = {
  "convolution, relu and pooling": {
    shapes: (shape) => [pictures(shape), convolved(shape), [shape.cout]],
    compute: ([x, filter, bias], { padding, pool }) =>
      convRelu(x as Tensor4D, filter!, bias!, { strides: [1, 1], padding, pool }, false),
  },
  "convolution and relu": {
    shapes: (shape) => [pictures(shape), convolved(shape), [shape.cout]],
    compute: ([x, filter, bias], { strides, padding }) =>
      convRelu(x as Tensor4D, filter!, bias!, { strides, padding }, false),
  },
  "convolution, normalisation, relu and pooling": {
    shapes: (shape) => [pictures(shape), convolved(shape), [shape.cout]],
    compute: ([x, filter, beta], { padding }) => {
      const z = convolution(x as Tensor4D, filter!, { strides: [1, 1], padding }, false);
      const gamma = tensor(gridValues(beta!.shape, 9)) as Tensor1D;
      return normReluPool(z, gamma, beta as Tensor1D, () => undefined);
    },
  },
  "depthwise convolution and the sum over pictures": {
    shapes: (shape) => [pictures(shape), [...shape.filter, shape.cin, 1 + (shape.cout % 3)]],
    compute: ([x, filter], { strides: [stride], padding }) =>
      sum(depthwiseConv2d(x as Tensor4D, filter as Tensor4D, stride, padding), [0, 1, 2]),
  },
  "a dense layer": {
    shapes: ({ n, h, w, cin, cout }) => [[n * h, w * cin], [w * cin, cout], [cout]],
    compute: ([x, kernel, bias]) =>
      fused.matMul({ a: x as Tensor2D, b: kernel as Tensor2D, bias: bias!, activation: "relu" }),
  },
};

async function computedOn(on: "cpu" | "wasm", { shapes, compute }: Computed, shape: Case) {
  await setBackend(on);
  return tidy(() => {
    const inputs = shapes(shape).map((each, i) => tensor(gridValues(each, 1 + i), [...each]));
    const of = (...given: Tensor[]) => {
      const y = compute(given, shape);
      return sum(mul(y, tensor(gridValues(y.shape, 4), y.shape))) as Scalar;
    };
    const { value, grads } = valueAndGrads(of)(inputs);
    return [value, ...grads].map((each) => each.dataSync<"float32">().slice());
  });
}

test.each(Object.keys(COMPUTED))(
  "%s, of any shape: nothing outside of its tensors is read or written",
  async (name) => {
    await fc.assert(
      fc.asyncProperty(cases, async (shape) => {
        const expected = await computedOn("cpu", COMPUTED[name]!, shape);
        await freshBackend();
        const actual = await computedOn("wasm", COMPUTED[name]!, shape);
        expectUntouched();
        expectClose(actual, expected, 1e-4);
      }),
      { seed: 23, numRuns: 36 },
    );
  },
);

test("a step of Adam, of any length: nothing outside of its tensors is read or written", async () => {
  const attrs = { rate: 0.1, beta1: 0.5, beta2: 0.75, epsilon: 0.125 };
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 70 }), async (length) => {
      await freshBackend();
      const [weights, gradient, first, second] = [1, 2, 3, 4].map((seed) =>
        gridValues([length], seed).map((value) => (seed === 4 ? value * value : value)),
      );
      const inputs = { weights, gradient, first, second };
      const made = Object.entries(inputs).map(([name, values]) => [name, tensor(values!)] as const);
      const moved = engine().runKernel<Tensor>(ADAM_UPDATE, Object.fromEntries(made), attrs);
      const actual = moved.dataSync<"float32">().slice();
      expectUntouched();
      const expected = weights!.map((weight, i) => {
        const mean = 0.5 * first![i]! + 0.5 * gradient![i]!;
        const square = 0.75 * second![i]! + 0.25 * gradient![i]! ** 2;
        return weight - (0.1 * mean) / (Math.sqrt(square) + 0.125);
      });
      expectClose([actual], [expected], 1e-5);
    }),
    { seed: 23, numRuns: 20 },
  );
});

test("a write beside a tensor is noticed", async () => {
  await freshBackend();
  const made = tensor([1, 2, 3]);
  made.dataSync();
  const [, after] = [...canaries.values()].at(-1)!;
  heapOf(backend() as BackendWasm).HEAPU8[after] = 0;
  expect(expectUntouched).toThrow();
  heapOf(backend() as BackendWasm).HEAPU8.set(CANARY, after);
  made.dispose();
});
