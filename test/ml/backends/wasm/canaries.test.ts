import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm/dist/backend_wasm";
import {
  backend,
  mul,
  type Scalar,
  setBackend,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
  tensor,
  tidy,
  valueAndGrads,
} from "@tensorflow/tfjs-core";
import fc from "fast-check";
import { activateBackend, dropBackend } from "../../../../src/ml/backends/activate";
import { heapOf } from "../../../../src/ml/backends/wasm/runtime/heap";
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

/** A backend of its own for each case, as the kernels' scratch memory grows to what the largest one needed. */
async function freshBackend(): Promise<void> {
  dropBackend("wasm-simd");
  canaries.clear();
  await activateBackend("wasm-simd", wasmEnvironment);
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
  readonly k: number;
  readonly padding: "valid" | "same";
}

const cases: fc.Arbitrary<Case> = fc.record({
  n: fc.integer({ min: 1, max: 3 }),
  h: fc.integer({ min: 6, max: 15 }),
  w: fc.integer({ min: 6, max: 15 }),
  cin: fc.constantFrom(1, 2, 3, 4, 6, 8, 12, 16, 20),
  cout: fc.constantFrom(4, 6, 8, 16, 24),
  k: fc.constantFrom(1, 3, 3, 3, 5),
  padding: fc.constantFrom("valid", "same"),
});

/** On a coarse grid, so that every sum is exact and the same values tie on either backend. */
const gridValues = (shape: readonly number[], seed: number) =>
  normalValues(shape, seed).map((value) => Math.round(8 * value) / 8);

const SIZE = [2, 2] as const;
const POOL = { size: SIZE, strides: SIZE, padding: "valid" } as const;

/** What a layer computes, and the gradients by its filter, by what it adds, and by its input. */
type Layer = (x: Tensor4D, filter: Tensor, added: Tensor, spec: ConvReluSpec) => Tensor;

const LAYERS: Readonly<Record<string, Layer>> = {
  "convolution, relu and pooling": (x, filter, bias, spec) =>
    convRelu(x, filter, bias, { ...spec, pool: POOL }, false),
  "convolution and relu": (x, filter, bias, spec) => convRelu(x, filter, bias, spec, false),
  "convolution, normalisation, relu and pooling": (x, filter, beta, spec) => {
    const z = convolution(x, filter, spec, false);
    const gamma = tensor(gridValues(beta.shape, 9)) as Tensor1D;
    return normReluPool(z, gamma, beta as Tensor1D, () => undefined);
  },
};

async function computedOn(on: "cpu" | "wasm", layer: Layer, { n, h, w, cin, cout, k, padding }: Case) {
  await setBackend(on);
  return tidy(() => {
    const inputs = [
      tensor(gridValues([k, k, cin, cout], 2), [k, k, cin, cout]),
      tensor(gridValues([cout], 3)),
      tensor(gridValues([n, h, w, cin], 1), [n, h, w, cin]),
    ];
    const of = (...[filter, added, x]: Tensor[]) => {
      const y = layer(x as Tensor4D, filter!, added!, { strides: [1, 1], padding });
      return sum(mul(y, tensor(gridValues(y.shape, 4), y.shape))) as Scalar;
    };
    const { value, grads } = valueAndGrads(of)(inputs);
    return [value, ...grads].map((each) => each.dataSync<"float32">().slice());
  });
}

test.each(Object.keys(LAYERS))(
  "%s, of any shape: nothing outside of its tensors is read or written",
  async (name) => {
    await fc.assert(
      fc.asyncProperty(cases, async (shape) => {
        const expected = await computedOn("cpu", LAYERS[name]!, shape);
        await freshBackend();
        const actual = await computedOn("wasm", LAYERS[name]!, shape);
        expectUntouched();
        expectClose(actual, expected, 1e-4);
      }),
      { seed: 23, numRuns: 60 },
    );
  },
);

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
