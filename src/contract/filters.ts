/** The weights of a convolution. */
export interface LearnedFilters {
  /** Height, width, input channels, filters. */
  readonly shape: readonly [number, number, number, number];
  readonly values: Float32Array;
  readonly biases: Float32Array;
}
