import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm/dist/backend_wasm";
import { KernelEngine } from "./engine";
import { hasRelaxedSimd, type KernelVariant } from "./kernel-module";
import { KernelRunner, type StartThread } from "./kernel-runner";

export interface EngineOptions {
  readonly loadModule: (variant: KernelVariant) => Promise<WebAssembly.Module>;
  readonly startThread: StartThread;
  /** Threads that compute, the calling one among them; 1 where memory is not shared. */
  readonly threads: number;
}

/** Loads the compiled kernels to work on a backend's own memory, and starts threads if that memory is shared. */
export async function startEngine(
  backend: BackendWasm,
  { loadModule, startThread, threads }: EngineOptions,
): Promise<KernelEngine> {
  const memory = memoryOf(backend);
  // Pages that are not cross-origin isolated have no SharedArrayBuffer at all.
  const shared = typeof SharedArrayBuffer !== "undefined" && memory.buffer instanceof SharedArrayBuffer;
  const simd = hasRelaxedSimd() ? "relaxed" : "simd";
  const module = await loadModule(shared ? `${simd}-shared` : simd);
  return new KernelEngine(
    backend,
    await KernelRunner.create(module, memory, shared ? threads : 1, startThread),
  );
}

/** The memory in which the backend keeps its tensors. Its builds give it different names. */
function memoryOf({ wasm }: BackendWasm): WebAssembly.Memory {
  const { wasmMemory, asm } = wasm as unknown as {
    readonly wasmMemory?: WebAssembly.Memory;
    readonly asm?: { readonly memory?: WebAssembly.Memory };
  };
  const memory = wasmMemory ?? asm?.memory;
  if (!memory) throw new Error("the wasm backend shows no memory");
  return memory;
}
