import { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu/dist/backend_cpu";
import { registerBackend } from "@tensorflow/tfjs-core";
import type { Candidate } from "./candidate";
import { cpuResizeGradient } from "./cpu-resize-gradient";
import { CPU_KERNELS } from "./kernels/cpu";
import { replaceKernels } from "./replace-kernels";

/** Plain JavaScript. It works everywhere, and its results are the reference for the other backends. */
export const cpu: Candidate = {
  name: "cpu",
  engineName: "cpu",
  missing: async () => undefined,
  register: async () => {
    registerBackend("cpu", () => new MathBackendCPU());
    replaceKernels([...CPU_KERNELS, cpuResizeGradient]);
  },
  threads: () => 1,
};
