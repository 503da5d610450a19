import {
  keep,
  mul,
  type Scalar,
  setBackend,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
  tensor,
  valueAndGrads,
} from "@tensorflow/tfjs-core";
import { activateBackend } from "../../../../src/ml/backends/activate";
import { normReluPool } from "../../../../src/ml/ops/norm-relu-pool";
import { nodeEnvironment } from "../../cpu-backend";
import { wasmEnvironment } from "./environment";
import { expectClose, normalValues } from "./values";

beforeAll(async () => {
  await activateBackend("cpu", nodeEnvironment);
  await activateBackend("wasm-simd", wasmEnvironment);
});

async function normalised(backend: string, shape: [number, number, number, number]) {
  await setBackend(backend);
  const [n, h, w, c] = shape;
  const pooled = [n, Math.floor(h / 2), Math.floor(w / 2), c];
  const factors = tensor(normalValues(pooled, 4), pooled);
  const seen: Tensor[] = [];
  const { value, grads } = valueAndGrads((z: Tensor, gamma: Tensor, beta: Tensor) => {
    const y = normReluPool(z as Tensor4D, gamma as Tensor1D, beta as Tensor1D, (mean, variance) => {
      seen.push(keep(mean.clone()), keep(variance.clone()));
    });
    return sum(mul(y, factors)) as Scalar;
  })([
    tensor(normalValues(shape, 1), shape),
    tensor(normalValues([c], 2), [c]),
    tensor(normalValues([c], 3), [c]),
  ]);
  return [value, ...grads, ...seen].map((each) => each.dataSync<"float32">());
}

test.each<[number, number, number, number]>([
  [1, 2, 2, 4],
  [3, 4, 6, 8],
  [5, 5, 4, 4],
  [4, 6, 7, 12],
  [2, 11, 11, 64],
  [129, 3, 3, 4],
])(
  "batch normalisation, relu and pooling in one kernel equal doing them one by one: %i x %i x %i x %i",
  async (...shape) => {
    const expected = await normalised("cpu", shape);
    const actual = await normalised("wasm", shape);
    expect(actual.length).toBe(6);
    expectClose(actual, expected, 2e-4);
  },
);
