import { hexadecimal } from "./hexadecimal";

/** SHA-256 as lower-case hexadecimal. */
export async function sha256(bytes: BufferSource): Promise<string> {
  const digest = crypto.subtle
    ? new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))
    : await digestInScript(bytes);
  return hexadecimal(digest);
}

/** Pages that came over plain http have no `crypto.subtle`. */
async function digestInScript(bytes: BufferSource): Promise<Uint8Array> {
  const { sha256 } = await import(/* webpackChunkName: "sha256" */ "@noble/hashes/sha2.js");
  return sha256(
    bytes instanceof ArrayBuffer
      ? new Uint8Array(bytes)
      : new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength),
  );
}
