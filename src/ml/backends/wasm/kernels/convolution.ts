import type { backend_util, TensorInfo } from "@tensorflow/tfjs-core";
import { afterFloats, type Floats } from "../runtime/addresses";
import type { KernelEngine } from "../runtime/engine";
import type { KernelArguments } from "../runtime/kernel-calls";
import { type KernelJob, movesFloats } from "../runtime/kernel-runner";

/** The number of output channels in a panel of a packed filter. */
export const PANEL = 8;

/** The number of floats that the kernel may read beyond the end of its input. */
const READ_BEYOND = 4;

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

/** Runs a convolution, with the bias if there is one, and with relu if asked to. */
export function runConvolution(
  engine: KernelEngine,
  tensors: { readonly x: TensorInfo; readonly filter: TensorInfo; readonly bias?: TensorInfo | undefined },
  convolution: Convolution,
  relu: boolean,
): TensorInfo {
  const { args, job } = prepare(engine, tensors, convolution);
  const y = engine.output([convolution.count, args.oh, args.ow, args.cout]);
  const bias = tensors.bias ? engine.address(tensors.bias) : 0;
  engine.run("convolve", { bias, y: engine.address(y), relu, ...args }, job);
  return y;
}

/** The arguments that both convolution kernels take: the input in planes, the filter in panels, and all sizes. */
type SharedArguments = Pick<
  KernelArguments["convolve"] & KernelArguments["convolvePooled"],
  "x" | "filter" | "ph" | "pw" | "cin" | "oh" | "ow" | "cout" | "kh" | "kw"
>;

export interface PreparedConvolution {
  readonly args: SharedArguments;
  readonly job: KernelJob;
  /** The address of the extra memory. */
  readonly extra: Floats;
}

/** Lays out input and filter as the kernels need them, and reserves `extra` floats of scratch memory for each unit. */
export function prepare(
  engine: KernelEngine,
  tensors: { readonly x: TensorInfo; readonly filter: TensorInfo },
  convolution: Convolution,
  extra = 0,
): PreparedConvolution {
  const { count, input, placement, filterHeight, filterWidth, outChannels } = convolution;
  const { height, width } = placement;
  const filterSize = filterHeight * filterWidth * input.channels * outChannels;
  const planesSize = count * input.channels * height * width + READ_BEYOND;
  const units = count * (outChannels / PANEL);
  const layout = convolution.turned ? "turned panels" : "panels";
  const panels = engine.laidOut(tensors.filter, layout, filterSize, (address) =>
    packFilter(engine, tensors.filter, address, convolution),
  );
  const planes = engine.scratch(planesSize + units * extra);
  layOut(engine, tensors.x, planes, convolution);
  const [oh, ow] = [height - filterHeight + 1, width - filterWidth + 1];
  return {
    args: {
      x: planes,
      filter: panels,
      ph: height,
      pw: width,
      cin: input.channels,
      oh,
      ow,
      cout: outChannels,
      kh: filterHeight,
      kw: filterWidth,
    },
    job: { units, work: count * oh * ow * filterSize },
    extra: afterFloats(planes, planesSize),
  };
}

function packFilter(engine: KernelEngine, filter: TensorInfo, to: Floats, convolution: Convolution): void {
  const { filterHeight, filterWidth, input, outChannels, turned } = convolution;
  const [cin, cout] = turned ? [outChannels, input.channels] : [input.channels, outChannels];
  const taps = filterHeight * filterWidth;
  engine.run(
    turned ? "packTurnedFilter" : "packFilter",
    { from: engine.address(filter), to, taps, cin, cout },
    { units: outChannels / PANEL, work: movesFloats(taps * cin * cout) },
  );
}

function layOut(
  engine: KernelEngine,
  x: TensorInfo,
  to: Floats,
  { count, input, placement }: Convolution,
): void {
  const { height: h, width: w, channels: c } = input;
  const work = movesFloats(count * placement.height * placement.width * c);
  engine.run("planarInput", { x: engine.address(x), to, h, w, c, ...placement }, { units: count, work });
}
