import { loadAndCompile, loadLiteRt, supportsFeature, Tensor } from "@litertjs/core";
import { answerMessages, loadedBinary, pictures, time } from "../timing";

declare global {
  /** What LiteRT's scripts take for their settings. */
  var Module: object | undefined;
}

/** Google's runtime on wasm, with the same network and weights. */
answerMessages(async ({ threads, binaries, secondsPerMeasure, tflite1, tflite128 }) => {
  // In a worker, its threads would be started from the worker's own script.
  globalThis.Module = {
    locateFile: (file: string) => `${binaries}${file}`,
    mainScriptUrlOrBlob: `${binaries}litert_wasm_threaded_internal.js`,
  };
  await loadLiteRt(binaries, { threads: threads > 1 });
  const predict = async (file: Uint8Array, count: number) => {
    const model = await loadAndCompile(file, { accelerator: "wasm", cpuOptions: { numThreads: threads } });
    const input = new Tensor(pictures(count), [count, 28, 28, 1]);
    return time(secondsPerMeasure, async () => {
      const [output] = await model.run([input]);
      await output!.data();
      output!.delete();
    });
  };
  const simd = (await supportsFeature("relaxedSimd")) ? "relaxed SIMD" : "without relaxed SIMD";
  return {
    predict1: await predict(tflite1, 1),
    predict128: await predict(tflite128, 128),
    build: `${loadedBinary()}, ${simd}`,
  };
});
