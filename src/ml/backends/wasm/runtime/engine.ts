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

/** The most layouts that are kept: the largest network's filters, packed for both directions. */
const MOST_LAYOUTS = 8;

/** What training kernels compute with: the backend that owns the tensors, its memory, and the threads. */
export class KernelEngine {
  /** Ordered by use, the most recently used first. */
  private readonly layouts: Layout[] = [];
  private scratchAt = 0;
  private scratchBytes = 0;

  constructor(
    readonly backend: BackendWasm,
    private readonly runner: KernelRunner,
  ) {}

  /** How many threads compute, the calling one among them. */
  get threads(): number {
    return this.runner.threads;
  }

  private get module(): HeapModule {
    return heapOf(this.backend);
  }

  /**
   * Runs a kernel, on all threads if the work is worth waking them, and returns when it is done. Where arguments are spread
   * from another object, spread them last: in V8, properties after a spread cost 12 µs a call, and this way 0.2.
   */
  run<Name extends KernelName>(kernel: Name, args: KernelArguments[Name], job: KernelJob): void {
    this.runner.run(kernel, args, job);
  }

  /** The address of a float32 tensor's values in the backend's memory. */
  address(tensor: TensorInfo): Floats {
    return this.offset(tensor) as Floats;
  }

  /** The address of a tensor whose memory holds single bytes. */
  byteAddress(tensor: TensorInfo): Bytes {
    return this.offset(tensor) as Bytes;
  }

  private offset({ dataId }: TensorInfo): number {
    return this.backend.dataIdMap.get(dataId as never).memoryOffset >>> 0;
  }

  /** Allocates a float32 tensor. Its values are undefined until a kernel writes them. */
  output(shape: number[]): TensorInfo {
    return this.backend.makeOutput(shape, "float32");
  }

  /** Allocates a float32 tensor of zeros. */
  zeros(shape: number[]): TensorInfo {
    const made = this.output(shape);
    this.floats(this.address(made), util.sizeFromShape(shape)).fill(0);
    return made;
  }

  /** A view of values in the backend's memory. Do not keep it: it is detached when the memory grows. */
  floats(address: Floats, length: number): Float32Array {
    return new Float32Array(this.module.HEAPU8.buffer, address, length);
  }

  /** Memory for use within one kernel. There is one block, shared by all calls, which grows as needed. */
  scratch(floats: number): Floats {
    const bytes = floats * 4;
    if (bytes > this.scratchBytes) {
      if (this.scratchAt) this.module._free(this.scratchAt);
      // The fields have to be right if the allocation below throws.
      this.scratchAt = 0;
      this.scratchBytes = 0;
      this.scratchAt = this.module._malloc(bytes) >>> 0;
      this.scratchBytes = bytes;
    }
    return this.scratchAt as Floats;
  }

  /**
   * The address of a tensor's values in another layout of `floats` floats. `write` makes the layout, which is kept for later
   * calls: filters do not change between predictions. It stays valid because no kernel changes a filter in place.
   */
  laidOut({ dataId }: TensorInfo, layout: string, floats: number, write: (address: Floats) => void): Floats {
    const at = this.layouts.findIndex((kept) => kept.dataId === dataId && kept.layout === layout);
    const found = at >= 0 ? this.layouts.splice(at, 1)[0]! : undefined;
    const slot = found ?? this.freeLayout(4 * floats);
    if (!found) write(slot.address);
    this.layouts.unshift({ dataId, layout, address: slot.address, bytes: slot.bytes });
    return slot.address;
  }

  /** Memory for another layout. Once there are `MOST_LAYOUTS`, it reuses that of the least recently used. */
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
