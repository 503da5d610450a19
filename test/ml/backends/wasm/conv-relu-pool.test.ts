import {
  mul,
  type Scalar,
  setBackend,
  sum,
  type Tensor,
  type Tensor4D,
  tensor,
  tidy,
  valueAndGrads,
} from "@tensorflow/tfjs-core";
import { findArchitecture, listArchitectures } from "../../../../src/ml/architectures/registry";
import { activateBackend } from "../../../../src/ml/backends/activate";
import { answer, inputShapeOf } from "../../../../src/ml/networks/answer";
import { convRelu } from "../../../../src/ml/ops/conv-relu";
import { nodeEnvironment } from "../../cpu-backend";
import { wasmEnvironment } from "./environment";
import { expectClose, normalValues } from "./values";

beforeAll(async () => {
  await activateBackend("cpu", nodeEnvironment);
  await activateBackend("wasm-simd", wasmEnvironment);
});

const POOL = { size: [2, 2], strides: [2, 2], padding: "valid" } as const;

interface Case {
  readonly n: number;
  readonly h: number;
  readonly w: number;
  readonly cin: number;
  readonly cout: number;
  readonly k: number;
  readonly padding: "valid" | "same";
}

async function computedOn(backend: string, { n, h, w, cin, cout, k, padding }: Case, isInput: boolean) {
  await setBackend(backend);
  const spec = { strides: [1, 1], padding, pool: POOL } as const;
  const lost = padding === "same" ? 0 : k - 1;
  const pooled = [n, Math.floor((h - lost) / 2), Math.floor((w - lost) / 2), cout];
  const [x, factors] = [tensor(normalValues([n, h, w, cin], 1), [n, h, w, cin]), normalValues(pooled, 4)];
  const of = (...inputs: Tensor[]) => {
    const [filter, bias, input] = inputs as [Tensor, Tensor, Tensor | undefined];
    const y = convRelu((input ?? x) as Tensor4D, filter, bias, spec, isInput);
    return sum(mul(y, tensor(factors, pooled))) as Scalar;
  };
  const weights = [
    tensor(normalValues([k, k, cin, cout], 2), [k, k, cin, cout]),
    tensor(normalValues([cout], 3)),
  ];
  const { value, grads } = valueAndGrads(of)(isInput ? weights : [...weights, x]);
  return [value, ...grads].map((each) => each.dataSync<"float32">());
}

test.each<Case>([
  { n: 1, h: 28, w: 28, cin: 1, cout: 64, k: 3, padding: "valid" },
  { n: 2, h: 13, w: 13, cin: 64, cout: 64, k: 3, padding: "valid" },
  { n: 3, h: 12, w: 10, cin: 4, cout: 32, k: 3, padding: "same" },
  { n: 2, h: 9, w: 7, cin: 3, cout: 8, k: 5, padding: "same" },
  { n: 2, h: 7, w: 8, cin: 5, cout: 16, k: 5, padding: "valid" },
  { n: 129, h: 3, w: 3, cin: 2, cout: 8, k: 1, padding: "valid" },
  { n: 1, h: 2, w: 2, cin: 1, cout: 8, k: 1, padding: "valid" },
  { n: 40, h: 5, w: 6, cin: 8, cout: 8, k: 3, padding: "valid" },
  { n: 3, h: 9, w: 8, cin: 12, cout: 16, k: 3, padding: "same" },
  { n: 2, h: 8, w: 9, cin: 20, cout: 8, k: 3, padding: "same" },
  { n: 2, h: 6, w: 7, cin: 6, cout: 8, k: 3, padding: "valid" },
  { n: 2, h: 7, w: 6, cin: 1, cout: 8, k: 3, padding: "same" },
  { n: 2, h: 9, w: 9, cin: 16, cout: 24, k: 5, padding: "valid" },
])("convolution, relu and pooling in one kernel equal doing them one by one: %j", async (shape) => {
  for (const isInput of [true, false]) {
    const expected = await computedOn("cpu", shape, isInput);
    expectClose(await computedOn("wasm", shape, isInput), expected, 1e-4);
  }
});

describe.each(["wasm-simd", "wasm"] as const)("on %s", (backend) => {
  beforeAll(async () => {
    await activateBackend(backend, wasmEnvironment);
  });

  test.each(listArchitectures().map(({ name }) => name))("%s answers alike on every way", async (name) => {
    const network = findArchitecture(name).build({}, 10, 3);
    const shape = [2, ...inputShapeOf(network)];
    const inputs = normalValues(shape, 5).map(Math.abs);
    const straight = await answer(network, inputs, 2);
    const usual = tidy(() => (network.predictOnBatch(tensor(inputs, shape)) as Tensor).dataSync<"float32">());
    expectClose([straight], [usual], 1e-4);
  });
});
