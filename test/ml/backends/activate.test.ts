import { sum as sumOf, tensor } from "@tensorflow/tfjs-core";
import { activateBackend, dropBackend } from "../../../src/ml/backends/activate";
import { wasmEnvironment } from "./wasm/environment";

/** What TensorFlow.js computes with now: something only a backend that has started can do. */
async function sum(): Promise<number> {
  const values = tensor([1, 2, 3]);
  const total = sumOf(values);
  const [result] = await total.data();
  values.dispose();
  total.dispose();
  return result!;
}

test("a backend that did not start is not taken for the next one of its name", async () => {
  let asked = 0;
  const broken = {
    ...wasmEnvironment,
    loadKernels: () => {
      asked++;
      return Promise.reject(new Error("no kernels"));
    },
  };
  await expect(activateBackend("wasm-simd", broken)).rejects.toMatchObject({ code: "backend-unavailable" });
  expect(asked).toBe(1);
  // It needs no kernels, and so does not ask for them.
  expect(await activateBackend("wasm", broken)).toEqual({ backend: "wasm", threads: 1 });
  expect(asked).toBe(1);
  expect(await sum()).toBe(6);
});

test("where the next one does not start, the earlier one is started again as what it was", async () => {
  expect((await activateBackend("wasm", wasmEnvironment)).backend).toBe("wasm");
  const broken = { ...wasmEnvironment, loadKernels: () => Promise.reject(new Error("no kernels")) };
  await expect(activateBackend("wasm-simd", broken)).rejects.toThrow("wasm-simd");
  await activateBackend("wasm", broken);
  expect(await sum()).toBe(6);
});

test("a backend that was dropped starts again", async () => {
  for (const name of ["wasm-simd", "cpu", "wasm-simd"] as const) {
    await activateBackend(name, wasmEnvironment);
    expect(await sum()).toBe(6);
    dropBackend(name);
  }
});
