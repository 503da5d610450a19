import "@tensorflow/tfjs-backend-wasm/dist/register_all_kernels";
import "@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import { setTestEnvs } from "@tensorflow/tfjs-core/dist/jasmine_util";
import { wasmSimd } from "../../../../src/ml/backends/wasm";
import { wasmEnvironment } from "./environment";

/** TensorFlow.js's own specifications of the operations that our kernels compute. */
const SPECS = [
  "ops/conv2d_test",
  "ops/fused/fused_conv2d_test",
  "ops/max_pool_test",
  "ops/mat_mul_test",
  "ops/fused/fused_mat_mul_test",
  "ops/sum_test",
  "ops/softmax_test",
  "ops/losses/softmax_cross_entropy_test",
  "optimizers/adam_optimizer_test",
];

/** What the wasm backend does not offer as it ships either. */
const LEFT_OUT: readonly RegExp[] = [
  /NCHW/,
  /broadcasted bias/,
  /with bias$/,
  /upcasts when dtypes dont match/,
];

setTestEnvs([{ name: "wasm", backendName: "wasm", isDataSync: true }]);
expect.extend({
  nothing: () => ({ pass: true, message: () => "" }),
  toThrowError(this: jest.MatcherContext, run: () => unknown, expected?: string | RegExp) {
    expect(run).toThrow(expected);
    return { pass: true, message: () => "" };
  },
});
beforeAll(() => wasmSimd.register(wasmEnvironment));

const everyTest = globalThis.it;
globalThis.it = Object.assign((name: string, run: jest.ProvidesCallback) => {
  if (!LEFT_OUT.some((pattern) => pattern.test(name))) everyTest(name, run);
}, everyTest);
for (const spec of SPECS) require(`@tensorflow/tfjs-core/dist/${spec}`);
globalThis.it = everyTest;
