import type { backend_util, TensorInfo } from "@tensorflow/tfjs-core";
import type { Floats } from "../runtime/addresses";
import type { KernelEngine } from "../runtime/engine";
import { movesFloats } from "../runtime/kernel-runner";

/** The number of output channels in a panel of a packed filter. */
export const PANEL = 8;

/** Height, width and channels of a picture. */
export interface PictureShape {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** How a picture is placed in a larger one: pixel (y, x) goes to (top + y * spreadY, left + x * spreadX). */
export interface Placement {
  readonly height: number;
  readonly width: number;
  readonly top: number;
  readonly left: number;
  readonly spreadY: number;
  readonly spreadX: number;
}

/** A convolution of stride 1 of pictures that are first placed in larger ones. */
export interface Convolution {
  readonly count: number;
  readonly input: PictureShape;
  readonly placement: Placement;
  readonly filterHeight: number;
  readonly filterWidth: number;
  readonly outChannels: number;
  /** Whether to rotate the filter by 180 degrees and exchange its channels, as the gradient by the input needs. */
  readonly turned: boolean;
}

export const isPackable = (outChannels: number) => outChannels % PANEL === 0;

/** The convolution that these kernels compute; undefined for strides, dilations, and filters that fill no panels. */
export function convolutionOf(info: backend_util.Conv2DInfo): Convolution | undefined {
  const { strideHeight, strideWidth, dilationHeight, dilationWidth } = info;
  const isPlain = [strideHeight, strideWidth, dilationHeight, dilationWidth].every((step) => step === 1);
  if (!isPlain || !isPackable(info.outChannels)) return undefined;
  const { filterHeight, filterWidth, outChannels } = info;
  return {
    count: info.batchSize,
    input: { height: info.inHeight, width: info.inWidth, channels: info.inChannels },
    placement: {
      height: info.outHeight + filterHeight - 1,
      width: info.outWidth + filterWidth - 1,
      top: info.padInfo.top,
      left: info.padInfo.left,
      spreadY: 1,
      spreadX: 1,
    },
    filterHeight,
    filterWidth,
    outChannels,
    turned: false,
  };
}

/** The filter in panels of eight output channels, turned round where the convolution asks for it. */
export function packFilter(
  engine: KernelEngine,
  filter: TensorInfo,
  to: Floats,
  convolution: Convolution,
): void {
  const { filterHeight, filterWidth, input, outChannels, turned } = convolution;
  const [cin, cout] = turned ? [outChannels, input.channels] : [input.channels, outChannels];
  const taps = filterHeight * filterWidth;
  engine.run(
    turned ? "packTurnedFilter" : "packFilter",
    { from: engine.address(filter), to, taps, cin, cout },
    { units: outChannels / PANEL, work: movesFloats(taps * cin * cout) },
  );
}
