/**
 * The name under which a backend may offer convolution of stride 1, bias, relu and 2 x 2 max pooling as one kernel:
 * inputs x [n, h, w, cin], filter, bias; attributes `ConvReluPoolAttrs`; outputs y [n, oh / 2, ow / 2, cout] and,
 * where asked for, which of the four won, four bytes in each int32. cout is a multiple of eight.
 */
export const CONV_RELU_POOL = "HangerConvReluPool";

export interface ConvReluPoolAttrs {
  readonly padding: "valid" | "same";
  /** Whether a gradient will be asked for. */
  readonly winners: boolean;
}

/**
 * Its gradient as far as the convolution: inputs dy and winners; attributes height and width before the pooling;
 * outputs the gradient by the convolution's output, and by the bias.
 */
export const CONV_RELU_POOL_GRAD = "HangerConvReluPoolGrad";

export interface ConvReluPoolGradAttrs {
  readonly height: number;
  readonly width: number;
}
