// Registers the backend where the browser has `navigator.gpu`.
import "@tensorflow/tfjs-backend-webgpu/dist/base";
import { registerKernel } from "@tensorflow/tfjs-core";
import type { Candidate } from "./candidate";
import { WEBGPU_KERNELS } from "./kernels/webgpu";

export const webgpu: Candidate = {
  name: "webgpu",
  engineName: "webgpu",
  async missing(environment) {
    return (await environment.hasGpuAdapter()) ? undefined : "This browser offers no WebGPU adapter.";
  },
  register: async () => WEBGPU_KERNELS.forEach(registerKernel),
  threads: () => 1,
};
