import { serveKernels, type ThreadSetup } from "../ml/backends/wasm/runtime/thread";

addEventListener("message", ({ data }: MessageEvent<ThreadSetup>) => {
  void serveKernels(data, () => postMessage("ready"));
});
