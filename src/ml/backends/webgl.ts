import { MathBackendWebGL, setWebGLContext } from "@tensorflow/tfjs-backend-webgl/dist/webgl";
import { registerBackend } from "@tensorflow/tfjs-core";
import { workerWords } from "../../words/worker";
import type { Candidate } from "./candidate";
import { WEBGL_KERNELS } from "./kernels/webgl";
import { replaceKernels } from "./replace-kernels";

let context: WebGL2RenderingContext | null = null;

export const webgl: Candidate = {
  name: "webgl",
  engineName: "webgl",
  async missing(environment) {
    const probe = environment.createWebglContext();
    if (!probe) return workerWords.noWebGl;
    probe.getExtension("WEBGL_lose_context")?.loseContext();
    return undefined;
  },
  async register(environment) {
    context = environment.createWebglContext();
    if (!context) throw new Error("WebGL 2 context refused");
    // TensorFlow.js would not create it on an OffscreenCanvas in Safari.
    setWebGLContext(2, context);
    registerBackend("webgl", () => new MathBackendWebGL());
    replaceKernels(WEBGL_KERNELS);
    endWaitsWhenLost(context);
  },
  watch() {
    const own = context;
    return () => own?.isContextLost() ?? true;
  },
  threads: () => 1,
};

/** Ends TensorFlow.js's waits on a lost context. It would poll for the end of the work in a busy loop, forever. */
function endWaitsWhenLost(lost: WebGL2RenderingContext): void {
  const clientWaitSync = lost.clientWaitSync.bind(lost);
  lost.clientWaitSync = (...wait) =>
    lost.isContextLost() ? lost.CONDITION_SATISFIED : clientWaitSync(...wait);
}
