import "@tensorflow/tfjs-backend-wasm/dist/register_all_kernels";
import "@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import { setTestEnvs } from "@tensorflow/tfjs-core/dist/jasmine_util";
import { wasmSimd } from "../../../../src/ml/backends/wasm";
import { wasmEnvironment } from "./environment";
import { LEFT_OUT, SPECS } from "./specs";

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
