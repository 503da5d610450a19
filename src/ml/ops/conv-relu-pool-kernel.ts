/**
 * The name under which a backend may offer convolution of stride 1, bias, relu and 2 x 2 max pooling as one kernel:
 * inputs x [n, h, w, cin], filter [fh, fw, cin, cout], bias [cout]; attributes `ConvReluPoolAttrs`; outputs
 * y [n, oh / 2, ow / 2, cout] and, with `winners`, which element of each 2 x 2 window was the largest, one byte a
 * channel, packed as int32 [n, oh / 2, ow / 2, cout / 4]. cout is a multiple of eight.
 */
export const CONV_RELU_POOL = "HangerConvReluPool";

export interface ConvReluPoolAttrs {
  readonly padding: "valid" | "same";
  /** Whether to output the winners too, which the gradient needs. */
  readonly winners: boolean;
}

/**
 * The gradients of `CONV_RELU_POOL`: inputs dy, winners, x and filter; attributes `ConvReluPoolGradAttrs`; outputs the gradients by
 * the filter, by the bias and, with `byInput`, by x.
 */
export const CONV_RELU_POOL_GRAD = "HangerConvReluPoolGrad";

export interface ConvReluPoolGradAttrs {
  readonly padding: "valid" | "same";
  /** Whether to compute the gradient by x too, which the network's input does not need. */
  readonly byInput: boolean;
}
