/** The functions of the kernels' module that threads may share: the last two arguments are a range of units. */
export const SHARED_KERNELS = [
  "adam",
  "addBias",
  "channelSums",
  "columnSum",
  "convolve",
  "convolvePooled",
  "filterGradient",
  "filterGradientPacked",
  "gemm",
  "maxPool",
  "maxPoolGradient",
  "normGradient",
  "normGradientSums",
  "normReluPool",
  "packFilter",
  "packTurnedFilter",
  "pad",
  "planarInput",
  "reluPoolGradient",
  "transpose",
] as const;

export type SharedKernel = (typeof SHARED_KERNELS)[number];

export type KernelExports = Readonly<Record<SharedKernel, (...args: number[]) => void>>;

/** The builds of the module: with fused multiply-add or without, for shared memory or for one thread. */
export type KernelVariant = "relaxed" | "simd" | "relaxed-shared" | "simd-shared";

/** A function of one relaxed instruction, `f32x4.relaxed_madd`. */
const RELAXED_PROGRAM = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0, 65, 1, 253, 15, 65, 2,
  253, 15, 253, 128, 2, 11,
]);

/** Whether the engine has relaxed SIMD (WebAssembly 3.0). */
export const hasRelaxedSimd = () => WebAssembly.validate(RELAXED_PROGRAM);

export async function instantiateKernels(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
): Promise<KernelExports> {
  const instance = await WebAssembly.instantiate(module, { env: { memory } });
  return instance.exports as unknown as KernelExports;
}
