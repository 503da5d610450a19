/**
 * A text that is the same for equal values of IndexedDB: objects by their properties in order, bytes by kind, length and
 * SHA-256. Runs in workers too, so it uses nothing from outside its own body.
 */
export async function fingerprint(value: unknown): Promise<string> {
  const bytesOf = (part: unknown): Uint8Array | undefined => {
    if (part instanceof ArrayBuffer) return new Uint8Array(part);
    if (!ArrayBuffer.isView(part)) return undefined;
    return new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
  };
  const plain = async (part: unknown): Promise<unknown> => {
    const bytes = bytesOf(part);
    if (bytes) {
      const sum = await crypto.subtle.digest("SHA-256", new Uint8Array(bytes));
      const hex = Array.from(new Uint8Array(sum), (byte) => byte.toString(16).padStart(2, "0")).join("");
      return [(part as object).constructor.name, bytes.length, hex];
    }
    if (Array.isArray(part)) return Promise.all(part.map(plain));
    if (typeof part !== "object" || part === null) return part;
    const entries = Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1));
    return Promise.all(entries.map(async ([name, each]) => [name, await plain(each)]));
  };
  return JSON.stringify(await plain(value));
}
