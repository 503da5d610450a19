/** A name that nothing else has: 128 random bits. Pages that came over plain http have no `crypto.randomUUID`. */
export const uniqueId = (): string =>
  crypto.randomUUID?.() ??
  Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16).padStart(8, "0")).join(
    "-",
  );
