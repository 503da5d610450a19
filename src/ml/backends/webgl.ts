import { MathBackendWebGL, setWebGLContext } from "@tensorflow/tfjs-backend-webgl/dist/webgl";
import { registerBackend } from "@tensorflow/tfjs-core";
import type { Candidate } from "./candidate";
import { WEBGL_KERNELS } from "./kernels/webgl";
import { replaceKernels } from "./replace-kernels";

export const webgl: Candidate = {
  name: "webgl",
  engineName: "webgl",
  async missing(environment) {
    const context = environment.createWebglContext();
    if (!context) return "This browser offers no WebGL 2 in a worker.";
    context.getExtension("WEBGL_lose_context")?.loseContext();
    return undefined;
  },
  async register(environment) {
    const context = environment.createWebglContext();
    if (!context) throw new Error("WebGL 2 context refused");
    // Made here rather than by TensorFlow.js, which does not use an OffscreenCanvas on Safari.
    setWebGLContext(2, context);
    registerBackend("webgl", () => new MathBackendWebGL());
    replaceKernels(WEBGL_KERNELS);
  },
  threads: () => 1,
};
