import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm/dist/backend_wasm";
import { type DataId, type TensorInfo, util } from "@tensorflow/tfjs-core";
import type { Bytes, Floats } from "./addresses";
import { type HeapModule, heapOf } from "./heap";
import type { KernelArguments, KernelName } from "./kernel-calls";
import type { KernelJob, KernelRunner } from "./kernel-runner";

interface Layout {
  readonly dataId: DataId;
  readonly layout: string;
  readonly address: Floats;
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

  /** Runs a kernel on all threads that its work is worth waking; returns when it is done. */
  run<Name extends KernelName>(kernel: Name, args: KernelArguments[Name], job: KernelJob): void {
    this.runner.run(kernel, args, job);
  }

  /** Where the values of a float32 tensor begin in the backend's memory. */
  address(tensor: TensorInfo): Floats {
    return this.offset(tensor) as Floats;
  }

  /** Where the bytes begin that a tensor of another type holds. */
  byteAddress(tensor: TensorInfo): Bytes {
    return this.offset(tensor) as Bytes;
  }

  private offset({ dataId }: TensorInfo): number {
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
  floats(address: Floats, length: number): Float32Array {
    return new Float32Array(this.module.HEAPU8.buffer, address, length);
  }

  /** Memory for the length of one kernel: one block, kept and made larger as needed. */
  scratch(floats: number): Floats {
    const bytes = floats * 4;
    if (bytes > this.scratchBytes) {
      if (this.scratchAt) this.module._free(this.scratchAt);
      // There may be no memory for the next one.
      this.scratchAt = 0;
      this.scratchBytes = 0;
      this.scratchAt = this.module._malloc(bytes) >>> 0;
      this.scratchBytes = bytes;
    }
    return this.scratchAt as Floats;
  }

  /**
   * A tensor's values in another layout of as many floats, made by `write` and kept for the next time: while a network
   * only answers, its filters do not change. What is kept belongs to the tensor's data, which no kernel changes in place.
   */
  laidOut({ dataId }: TensorInfo, layout: string, floats: number, write: (address: Floats) => void): Floats {
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
    return { address: (this.module._malloc(bytes) >>> 0) as Floats, bytes };
  }

  dispose(): void {
    this.runner.dispose();
  }
}
