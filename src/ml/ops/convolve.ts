import {
  engine,
  FusedConv2D,
  getBackend,
  getKernel,
  MaxPool,
  type NamedAttrMap,
  type NamedTensorMap,
  type Tensor,
} from "@tensorflow/tfjs-core";
import { CONV_RELU_POOL, type ConvReluPoolAttrs } from "./conv-relu-pool-kernel";

type Size = readonly [number, number];

/** How a filter or a pooling window moves over its input. */
export interface Window {
  readonly strides: Size;
  readonly padding: "valid" | "same";
}

/** A convolution with bias and relu, optionally followed by max pooling. */
export interface ConvReluSpec extends Window {
  readonly pool?: Window & { readonly size: Size };
}

/** Runs one kernel of the current backend. `T`: a tuple for kernels with several outputs. */
export const runKernel = <T = Tensor>(
  name: string,
  inputs: Readonly<Record<string, Tensor>>,
  attrs: object,
): T => engine().runKernel(name, inputs as NamedTensorMap, attrs as NamedAttrMap) as T;

/** A window's attributes as TensorFlow.js's kernels take them. */
export const windowAttrs = ({ strides, padding }: Window) => ({
  strides,
  pad: padding,
  dataFormat: "NHWC",
  dimRoundingMode: undefined,
});

/** A pooling's attributes as TensorFlow.js's kernels take them. */
export const poolAttrs = ({ size, strides, padding }: NonNullable<ConvReluSpec["pool"]>) => ({
  filterSize: size,
  strides,
  pad: padding,
});

interface Following {
  readonly bias?: Tensor;
  readonly activation: "relu" | "linear";
}

/** Convolves x [n, h, w, cin] with filter [fh, fw, cin, cout], then adds the bias and activates, all in one kernel. */
export function convolve(x: Tensor, filter: Tensor, window: Window, { bias, activation }: Following): Tensor {
  const attrs = { ...windowAttrs(window), dilations: [1, 1], activation, leakyreluAlpha: 0 };
  return runKernel(FusedConv2D, { x, filter, ...(bias ? { bias } : {}) }, attrs);
}

/** Whether the current backend has a kernel for this convolution together with its pooling: see `CONV_RELU_POOL`. */
export function isPooledAtOnce(filter: Tensor, { strides, pool }: ConvReluSpec): boolean {
  const is = (size: Size, value: number) => size[0] === value && size[1] === value;
  return (
    pool?.padding === "valid" &&
    is(pool.size, 2) &&
    is(pool.strides, 2) &&
    is(strides, 1) &&
    filter.shape[3]! % 8 === 0 &&
    getKernel(CONV_RELU_POOL, getBackend()) !== undefined
  );
}

/**
 * Convolution, bias, relu and pooling in one kernel; call only where `isPooledAtOnce`. With `winners`, also returns
 * which element of each window was the largest, which the gradient needs.
 */
export function convolvePooled(
  x: Tensor,
  filter: Tensor,
  bias: Tensor,
  padding: Window["padding"],
  winners: boolean,
): readonly [value: Tensor, winners?: Tensor] {
  const attrs: ConvReluPoolAttrs = { padding, winners };
  return runKernel<[Tensor, Tensor?]>(CONV_RELU_POOL, { x, filter, bias }, attrs);
}

/** The forward pass of a convolution with relu and its pooling, in one kernel where the backend has it. */
export function convolveForward(x: Tensor, filter: Tensor, bias: Tensor, spec: ConvReluSpec): Tensor {
  if (isPooledAtOnce(filter, spec)) return convolvePooled(x, filter, bias, spec.padding, false)[0];
  const activated = convolve(x, filter, spec, { bias, activation: "relu" });
  return spec.pool ? runKernel(MaxPool, { x: activated }, poolAttrs(spec.pool)) : activated;
}
