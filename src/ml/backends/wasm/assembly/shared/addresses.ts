/**
 * What an exported kernel's address points to. To the compiler all four are numbers; the types of the calls, which are
 * generated from the kernels' signatures, keep them apart from one another and from sizes.
 */
export type Floats = usize;
export type Bytes = usize;
/** 0 where there is nothing. */
export type OptionalFloats = usize;
export type OptionalBytes = usize;
