import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm/dist/backend_wasm";
import { getKernel, type KernelConfig, type KernelFunc, unregisterKernel } from "@tensorflow/tfjs-core";
import { ADAM_UPDATE } from "../../ops/adam-update";
import { CONV_RELU_POOL, CONV_RELU_POOL_GRAD } from "../../ops/conv-relu-pool-kernel";
import { NORM_RELU_POOL, NORM_RELU_POOL_GRAD } from "../../ops/norm-relu-pool-kernel";
import { WASM_KERNELS } from "../kernels/wasm";
import { KernelEngine } from "./engine";
import { hasRelaxedSimd, type KernelVariant } from "./kernel-exports";
import { KernelRunner, type StartThread } from "./kernel-runner";
import { adamUpdate } from "./kernels/adam-update";
import { batchMatMul } from "./kernels/batch-mat-mul";
import { convReluPool, convReluPoolGrad } from "./kernels/conv-relu-pool";
import { conv2dBackpropFilter } from "./kernels/conv2d-backprop-filter";
import { conv2dBackpropInput } from "./kernels/conv2d-backprop-input";
import { fusedConv2d } from "./kernels/fused-conv2d";
import { fusedMatMul } from "./kernels/fused-mat-mul";
import { identity } from "./kernels/identity";
import { maxPool } from "./kernels/max-pool";
import { maxPoolGrad } from "./kernels/max-pool-grad";
import { normReluPoolConfig, normReluPoolGrad } from "./kernels/norm-relu-pool";
import { sum } from "./kernels/sum";

export interface EngineOptions {
  readonly loadModule: (variant: KernelVariant) => Promise<WebAssembly.Module>;
  readonly startThread: StartThread;
  /** Threads that compute, the calling one among them; 1 where memory is not shared. */
  readonly threads: number;
}

/** Readies our module of kernels to work on a backend's own memory, with threads where that is shared. */
export async function createKernelEngine(
  backend: BackendWasm,
  { loadModule, startThread, threads }: EngineOptions,
): Promise<KernelEngine> {
  const memory = memoryOf(backend);
  // A page that is not isolated does not even have the name.
  const shared = typeof SharedArrayBuffer !== "undefined" && memory.buffer instanceof SharedArrayBuffer;
  const simd = hasRelaxedSimd() ? "relaxed" : "simd";
  const module = await loadModule(shared ? `${simd}-shared` : simd);
  return new KernelEngine(
    backend,
    await KernelRunner.create(module, memory, shared ? threads : 1, startThread),
  );
}

/** The kernels that TensorFlow.js's wasm backend lacks for training, and faster ones for some that it has. */
export function trainingKernels(engine: KernelEngine): readonly KernelConfig[] {
  return [
    conv2dBackpropFilter(engine),
    adamUpdate(engine),
    normReluPoolConfig(engine),
    normReluPoolGrad(engine),
    maxPoolGrad(engine),
    convReluPool(engine),
    convReluPoolGrad(engine),
    identity(engine),
    over("Conv2DBackpropInput", (stock) => conv2dBackpropInput(engine, stock)),
    over("_FusedMatMul", (stock) => fusedMatMul(engine, stock)),
    over("FusedConv2D", (stock) => fusedConv2d(engine, stock)),
    over("MaxPool", (stock) => maxPool(engine, stock)),
    over("BatchMatMul", (stock) => batchMatMul(engine, stock)),
    over("Sum", (stock) => sum(engine, stock)),
  ];
}

/** Those that the stock backend has none of. */
const OWN_KERNELS = [
  "Conv2DBackpropFilter",
  ADAM_UPDATE,
  NORM_RELU_POOL,
  NORM_RELU_POOL_GRAD,
  CONV_RELU_POOL,
  CONV_RELU_POOL_GRAD,
];

/** Takes back what the stock backend has no kernel of its own for, before a build of it that these do not fit. */
export function removeTrainingKernels(): void {
  for (const name of OWN_KERNELS) {
    if (getKernel(name, "wasm")) unregisterKernel(name, "wasm");
  }
}

/** A kernel in place of a stock one, which it calls for what it does not do, and which still has to be set up. */
function over(name: string, make: (stock: KernelFunc) => KernelConfig): KernelConfig {
  const stock = WASM_KERNELS.find(({ kernelName }) => kernelName === name);
  if (!stock) throw new Error(`the wasm backend has no kernel ${name}`);
  return { ...stock, ...make(stock.kernelFunc) };
}

/** Where the backend keeps its tensors: its builds name the memory differently. */
function memoryOf({ wasm }: BackendWasm): WebAssembly.Memory {
  const { wasmMemory, asm } = wasm as unknown as {
    readonly wasmMemory?: WebAssembly.Memory;
    readonly asm?: { readonly memory?: WebAssembly.Memory };
  };
  const memory = wasmMemory ?? asm?.memory;
  if (!memory) throw new Error("the wasm backend shows no memory");
  return memory;
}
