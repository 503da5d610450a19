import type { TensorInfo } from "@tensorflow/tfjs-core";
import type { KernelEngine } from "../engine";
import { movesFloats } from "../kernel-runner";

/** Output channels in a panel of a packed filter. */
export const PANEL = 8;

/** Floats that the kernel may read beyond the end of its input. */
const READ_BEYOND = 4;

/** Height, width and channels of a picture. */
export interface PictureShape {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** Where the pixels of a picture go in a larger one: pixel (y, x) to (top + y * spreadY, left + x * spreadX). */
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
  readonly relu: boolean;
  /** The filter is that of the forward convolution, to be turned round and its channels exchanged. */
  readonly turned: boolean;
}

export const isPackable = (outChannels: number) => outChannels % PANEL === 0;

/** Runs a convolution; what has to be laid out differently first is kept in the engine's scratch memory. */
export function runConvolution(
  engine: KernelEngine,
  tensors: { readonly x: TensorInfo; readonly filter: TensorInfo; readonly bias?: TensorInfo | undefined },
  convolution: Convolution,
): TensorInfo {
  const { count, outChannels, relu } = convolution;
  const { planes, packed, geometry, outHeight, outWidth, units, work } = prepare(
    engine,
    tensors,
    convolution,
  );
  const y = engine.output([count, outHeight, outWidth, outChannels]);
  const bias = tensors.bias ? engine.address(tensors.bias) : 0;
  engine.run("convolve", [planes, packed, bias, engine.address(y), ...geometry, relu ? 1 : 0], units, work);
  return y;
}

/** A convolution whose input and filter lie as the kernels want them. */
export interface PreparedConvolution {
  /** Addresses of the input in planes, of the filter in panels, and of what else was asked for. */
  readonly planes: number;
  readonly packed: number;
  readonly extra: number;
  /** Sizes as the kernels take them: height, width and channels in, height, width and channels out, filter. */
  readonly geometry: readonly number[];
  readonly outHeight: number;
  readonly outWidth: number;
  readonly units: number;
  readonly work: number;
}

/** Lays input and filter out in the engine's scratch memory, with room for `extra` floats for each unit. */
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
  const packed = engine.laidOut(tensors.filter, layout, filterSize, (address) =>
    packFilter(engine, tensors.filter, address, convolution),
  );
  const planes = engine.scratch(planesSize + units * extra);
  layOut(engine, tensors.x, planes, convolution);
  const [outHeight, outWidth] = [height - filterHeight + 1, width - filterWidth + 1];
  const from = [height, width, input.channels];
  const geometry = [...from, outHeight, outWidth, outChannels, filterHeight, filterWidth];
  const work = count * outHeight * outWidth * filterSize;
  return { planes, packed, extra: planes + 4 * planesSize, geometry, outHeight, outWidth, units, work };
}

function packFilter(engine: KernelEngine, filter: TensorInfo, to: number, convolution: Convolution): void {
  const { filterHeight, filterWidth, input, outChannels, turned } = convolution;
  const [from, into] = turned ? [outChannels, input.channels] : [input.channels, outChannels];
  const args = [engine.address(filter), to, filterHeight * filterWidth, from, into];
  engine.run(
    turned ? "packTurnedFilter" : "packFilter",
    args,
    outChannels / PANEL,
    movesFloats(args[2]! * from * into),
  );
}

function layOut(
  engine: KernelEngine,
  x: TensorInfo,
  to: number,
  { count, input, placement }: Convolution,
): void {
  const { height, width, top, left, spreadY, spreadX } = placement;
  const work = movesFloats(count * height * width * input.channels);
  const from = [engine.address(x), to, input.height, input.width, input.channels];
  engine.run("planarInput", [...from, height, width, top, left, spreadY, spreadX], count, work);
}
