import { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu/dist/backend_cpu";
import { registerBackend, registerKernel } from "@tensorflow/tfjs-core";
import type { Candidate } from "./candidate";
import { CPU_KERNELS } from "./kernels/cpu";

/** Plain JavaScript: works everywhere, and is the reference that the others are held against. */
export const cpu: Candidate = {
  name: "cpu",
  engineName: "cpu",
  missing: async () => undefined,
  register: async () => {
    registerBackend("cpu", () => new MathBackendCPU());
    CPU_KERNELS.forEach(registerKernel);
  },
  threads: () => 1,
};
