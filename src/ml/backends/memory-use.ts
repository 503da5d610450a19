import { backend, getBackend, memory } from "@tensorflow/tfjs-core";
import type { MemoryUse } from "../../contract";

/** The tensors and bytes that the current backend holds. */
export function memoryUse(): MemoryUse {
  const { numTensors: tensors, numBytes: bytes } = memory();
  if (getBackend() !== "wasm") return { tensors, bytes };
  const { wasm } = backend() as unknown as { readonly wasm: { readonly HEAPU8: Uint8Array } };
  return { tensors, bytes, reservedBytes: wasm.HEAPU8.buffer.byteLength };
}
