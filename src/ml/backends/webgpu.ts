// Registers the backend where the browser has `navigator.gpu`.
import "@tensorflow/tfjs-backend-webgpu/dist/base";
import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu/dist/backend_webgpu";
import { backend, findBackendFactory, registerBackend } from "@tensorflow/tfjs-core";
import { workerWords } from "../../words/worker";
import type { Candidate } from "./candidate";
import { WEBGPU_KERNELS } from "./kernels/webgpu";
import { replaceKernels } from "./replace-kernels";

/** The factory that the import above registered. Kept to register it again after the backend was removed. */
const factory = findBackendFactory("webgpu");

export const webgpu: Candidate = {
  name: "webgpu",
  engineName: "webgpu",
  async missing(environment) {
    return (await environment.hasGpuAdapter()) ? undefined : workerWords.noWebGpu;
  },
  async register() {
    if (factory && !findBackendFactory("webgpu")) registerBackend("webgpu", factory);
    replaceKernels(WEBGPU_KERNELS);
  },
  watch() {
    let isLost = false;
    const { device } = backend() as WebGPUBackend;
    void device.lost.then(() => {
      isLost = true;
    });
    return () => isLost;
  },
  threads: () => 1,
};
