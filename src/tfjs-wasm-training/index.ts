import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm/dist/backend_wasm";
import { backend as activeBackend, env, getBackend } from "@tensorflow/tfjs-core";
import { replaceKernels } from "../ml/backends/replace-kernels";
import { COMPOSED_GRADIENTS } from "../ml/backends/wasm/kernels/composed-gradients";
import { OF_TENSORFLOWJS } from "../ml/backends/wasm/kernels/registry";
import { refuseWithoutMemory } from "../ml/backends/wasm/runtime/heap";
import type { KernelVariant } from "../ml/backends/wasm/runtime/kernel-module";
import type { StartThread } from "../ml/backends/wasm/runtime/kernel-runner";
import { addKernels } from "../ml/backends/wasm/training-kernels";

export interface TrainingKernelOptions {
  /**
   * How many threads compute, the calling one among them. Default: the number of logical processors, 8 at most. One where the
   * page is not cross-origin isolated.
   */
  readonly threads?: number;
}

export interface AddedKernels {
  /** How many threads compute. */
  readonly threads: number;
  /** Whether the kernels use SIMD. Without it only the gradient of plain convolutions is added, and is slower. */
  readonly simd: boolean;
}

/** The most threads that share a kernel. With more, handing out the work costs more than it saves. */
const MOST_THREADS = 8;

/** Each backend once: a second call finds what the first did. */
const added = new WeakMap<BackendWasm, Promise<AddedKernels>>();

/**
 * Lets convolutional networks train on TensorFlow.js's wasm backend. Adds the kernels that it lacks for training, and faster
 * ones for some that it has. Call it once the backend is active, in a page or in a worker:
 *
 *     await tf.setBackend("wasm");
 *     await addTrainingKernels();
 *     await model.fit(inputs, labels);
 *
 * @throws Error if another backend is active, or if the kernels or their threads do not load
 */
export async function addTrainingKernels(options: TrainingKernelOptions = {}): Promise<AddedKernels> {
  if (getBackend() !== "wasm") {
    throw new Error(`Await tf.setBackend("wasm") first: the active backend is "${getBackend()}".`);
  }
  const backend = activeBackend() as BackendWasm;
  const adding = added.get(backend) ?? addTo(backend, options);
  added.set(backend, adding);
  // What failed may be tried again.
  adding.catch(() => added.delete(backend));
  return adding;
}

async function addTo(
  backend: BackendWasm,
  { threads = navigator.hardwareConcurrency }: TrainingKernelOptions,
): Promise<AddedKernels> {
  refuseWithoutMemory(backend);
  if (!(await env().getAsync("WASM_HAS_SIMD_SUPPORT"))) {
    replaceKernels(COMPOSED_GRADIENTS);
    return { threads: 1, simd: false };
  }
  const { threads: started } = await addKernels(OF_TENSORFLOWJS, backend, {
    loadModule,
    startThread,
    threads: Math.max(1, Math.min(MOST_THREADS, Math.floor(threads))),
  });
  return { threads: started, simd: true };
}

/** Written out, as bundlers look for addresses of this form. */
const BUILDS: Readonly<Record<KernelVariant, URL>> = {
  simd: new URL("./kernels/simd.wasm", import.meta.url),
  relaxed: new URL("./kernels/relaxed.wasm", import.meta.url),
  "simd-shared": new URL("./kernels/simd-shared.wasm", import.meta.url),
  "relaxed-shared": new URL("./kernels/relaxed-shared.wasm", import.meta.url),
};

async function loadModule(variant: KernelVariant): Promise<WebAssembly.Module> {
  const response = await fetch(BUILDS[variant]);
  if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
  return WebAssembly.compile(await response.arrayBuffer());
}

const startThread: StartThread = (setup) =>
  new Promise((resolve, reject) => {
    const thread = new Worker(new URL("./thread.js", import.meta.url), { type: "module" });
    thread.onmessage = () => resolve(thread);
    thread.onerror = ({ message }) => reject(new Error(message || "a thread did not start"));
    thread.postMessage(setup);
  });
