declare const pointsTo: unique symbol;

/** An address in the backend's memory, in bytes. */
type Address<Element> = number & { readonly [pointsTo]: Element };

/** The address of float32 values, 4 bytes each. */
export type Floats = Address<"float32">;

/** The address of single bytes. */
export type Bytes = Address<"uint8">;

/** Any number but an address: a size, an index, a factor. */
export type Scalar = number & { readonly [pointsTo]?: never };

/** The address `count` float32 values after `start`. */
export const afterFloats = (start: Floats, count: number) => (start + 4 * count) as Floats;
