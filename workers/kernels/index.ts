import { serveKernels, type ThreadSetup } from "../../src/ml/backends/wasm/runtime/thread";

addEventListener("message", ({ data }: MessageEvent<ThreadSetup>) => {
  void serveKernels(data, () => postMessage("ready"));
});
