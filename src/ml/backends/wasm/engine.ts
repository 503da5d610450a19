import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm/dist/backend_wasm";
import { type DataId, type NamedTensorInfoMap, type TensorInfo, util } from "@tensorflow/tfjs-core";
import { type HeapModule, heapOf } from "./heap";
import type { SharedKernel } from "./kernel-exports";
import type { KernelRunner } from "./kernel-runner";

/** The inputs of a kernel by name; that they are there is the caller's, TensorFlow.js's, part. */
export function tensorsOf<Name extends string>(
  inputs: NamedTensorInfoMap,
): Readonly<Record<Name, TensorInfo>> {
  return inputs as Readonly<Record<Name, TensorInfo>>;
}

interface Layout {
  readonly dataId: DataId;
  readonly layout: string;
  readonly address: number;
  readonly bytes: number;
}

/** As many as the largest network has filters, for both directions. */
const MOST_LAYOUTS = 8;

/** What kernels are given: the backend that owns the tensors, and who computes on its memory. */
export class KernelEngine {
  /** The most recently used first. */
  private readonly layouts: Layout[] = [];
  private scratchAt = 0;
  private scratchBytes = 0;

  constructor(
    readonly backend: BackendWasm,
    private readonly runner: KernelRunner,
  ) {}

  private get module(): HeapModule {
    return heapOf(this.backend);
  }

  /** Runs a kernel over units 0..units-1, of `work` multiply-adds in all. */
  run(kernel: SharedKernel, args: readonly number[], units: number, work: number): void {
    this.runner.run(kernel, args, units, work);
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
      // There may be no memory for the next one.
      this.scratchAt = 0;
      this.scratchBytes = 0;
      this.scratchAt = this.module._malloc(bytes) >>> 0;
      this.scratchBytes = bytes;
    }
    return this.scratchAt;
  }

  /**
   * A tensor's values in another layout of as many floats, made by `write` and kept for the next time: while a network
   * only answers, its filters do not change. What is kept belongs to the tensor's data, which no kernel changes in place.
   */
  laidOut({ dataId }: TensorInfo, layout: string, floats: number, write: (address: number) => void): number {
    const at = this.layouts.findIndex((kept) => kept.dataId === dataId && kept.layout === layout);
    const found = at >= 0 ? this.layouts.splice(at, 1)[0]! : undefined;
    const slot = found ?? this.freeLayout(4 * floats);
    if (!found) write(slot.address);
    this.layouts.unshift({ ...slot, dataId, layout });
    return slot.address;
  }

  /** Memory for one more layout: that of the one not used for longest, once there are enough. */
  private freeLayout(bytes: number): Pick<Layout, "address" | "bytes"> {
    const oldest = this.layouts.length < MOST_LAYOUTS ? undefined : this.layouts.pop();
    if (oldest && oldest.bytes >= bytes) return oldest;
    if (oldest) this.module._free(oldest.address);
    const address = this.module._malloc(bytes) >>> 0;
    return { address, bytes };
  }

  dispose(): void {
    this.runner.dispose();
  }
}
