import type { KernelName } from "./kernel-calls";

/** The functions of the compiled module. Each takes its arguments in order, then the first unit and the end of its part. */
export type KernelFunctions = Readonly<Record<KernelName, (...args: number[]) => void>>;

/** The builds of the module: with or without relaxed SIMD's multiply-add, for shared memory or for one thread. */
export type KernelVariant = "relaxed" | "simd" | "relaxed-shared" | "simd-shared";

/** A module with one function that uses `f32x4.relaxed_madd`. */
const RELAXED_PROGRAM = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0, 65, 1, 253, 15, 65, 2,
  253, 15, 253, 128, 2, 11,
]);

/** Whether the JavaScript engine supports relaxed SIMD (WebAssembly 3.0). */
export const hasRelaxedSimd = () => WebAssembly.validate(RELAXED_PROGRAM);

export async function instantiateKernels(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
): Promise<KernelFunctions> {
  const instance = await WebAssembly.instantiate(module, { env: { memory } });
  return instance.exports as unknown as KernelFunctions;
}
