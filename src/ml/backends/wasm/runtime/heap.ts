import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm/dist/backend_wasm";

/** The part of the Emscripten module that its published types leave out. */
export interface HeapModule {
  readonly HEAPU8: Uint8Array;
  _malloc(bytes: number): number;
  _free(address: number): void;
}

export const heapOf = ({ wasm }: BackendWasm): HeapModule => wasm as unknown as HeapModule;

/**
 * Has allocations fail with an error where memory is full. TensorFlow.js takes address 0 for what it was given, and writes
 * over what lies there: its threads then wait for each other for ever.
 */
export function refuseWithoutMemory(backend: BackendWasm): void {
  const heap = heapOf(backend);
  // The module replaces its function by the real one when that is first called.
  heap._free(heap._malloc(1));
  const malloc = heap._malloc.bind(heap);
  heap._malloc = (bytes) => {
    const address = malloc(bytes);
    if (address === 0) throw new RangeError(`no memory for ${bytes} bytes`);
    return address;
  };
}
