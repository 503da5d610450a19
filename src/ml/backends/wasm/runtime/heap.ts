import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm/dist/backend_wasm";

/** The part of TensorFlow.js's Emscripten module that its published types lack. */
export interface HeapModule {
  readonly HEAPU8: Uint8Array;
  _malloc(bytes: number): number;
  _free(address: number): void;
}

export const heapOf = ({ wasm }: BackendWasm): HeapModule => wasm as unknown as HeapModule;

/**
 * Makes allocations throw when memory is full. TensorFlow.js does not check for the null address that it then gets, and
 * overwrites what lies at 0, after which its threads wait for each other forever.
 */
export function refuseWithoutMemory(backend: BackendWasm): void {
  const heap = heapOf(backend);
  // The module replaces `_malloc` with the real function on the first call.
  heap._free(heap._malloc(1));
  const malloc = heap._malloc.bind(heap);
  heap._malloc = (bytes) => {
    const address = malloc(bytes);
    if (address === 0) throw new RangeError(`no memory for ${bytes} bytes`);
    return address;
  };
}
