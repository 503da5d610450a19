import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm/dist/backend_wasm";
import { type DataId, type NamedTensorInfoMap, type TensorInfo, util } from "@tensorflow/tfjs-core";
import type { SharedKernel } from "./kernel-exports";
import type { KernelRunner } from "./kernel-runner";

/** The part of the Emscripten module that its published types leave out. */
interface HeapModule {
  readonly HEAPU8: Uint8Array;
  _malloc(bytes: number): number;
  _free(address: number): void;
}

/** The inputs of a kernel by name; that they are there is the caller's, TensorFlow.js's, part. */
export function tensorsOf<Name extends string>(
  inputs: NamedTensorInfoMap,
): Readonly<Record<Name, TensorInfo>> {
  return inputs as Readonly<Record<Name, TensorInfo>>;
}

/** What kernels are given: the backend that owns the tensors, and who computes on its memory. */
export class KernelEngine {
  private scratchAt = 0;
  private scratchBytes = 0;

  constructor(
    readonly backend: BackendWasm,
    private readonly runner: KernelRunner,
  ) {}

  private get module(): HeapModule {
    return this.backend.wasm as unknown as HeapModule;
  }

  get threads(): number {
    return this.runner.threads;
  }

  run(kernel: SharedKernel, args: readonly number[], units: number): void {
    this.runner.run(kernel, args, units);
  }

  /** Where a tensor's values begin in the backend's memory. */
  address({ dataId }: { readonly dataId: DataId }): number {
    return this.backend.dataIdMap.get(dataId as never).memoryOffset >>> 0;
  }

  /** A new float32 tensor with whatever was in its memory before. */
  output(shape: number[]): TensorInfo {
    return this.backend.makeOutput(shape, "float32");
  }

  /** A new float32 tensor of zeros. */
  zeros(shape: number[]): TensorInfo {
    const made = this.output(shape);
    this.floats(this.address(made), util.sizeFromShape(shape)).fill(0);
    return made;
  }

  /** Values in the backend's memory: valid until it next grows, so not to be kept. */
  floats(address: number, length: number): Float32Array {
    return new Float32Array(this.module.HEAPU8.buffer, address, length);
  }

  /** Memory for the length of one kernel: one block, kept and made larger as needed. */
  scratch(floats: number): number {
    const bytes = floats * 4;
    if (bytes > this.scratchBytes) {
      if (this.scratchAt) this.module._free(this.scratchAt);
      this.scratchAt = this.module._malloc(bytes) >>> 0;
      if (!this.scratchAt) throw new RangeError(`no memory for ${bytes} bytes of scratch`);
      this.scratchBytes = bytes;
    }
    return this.scratchAt;
  }

  dispose(): void {
    this.runner.dispose();
  }
}
