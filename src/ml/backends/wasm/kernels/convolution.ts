import type { backend_util, TensorInfo } from "@tensorflow/tfjs-core";
import type { KernelEngine } from "../engine";

/** Output channels in a panel of a packed filter, and pixels done at a time. */
const PANEL = 8;
const TILE = 4;

/** Height, width and channels of a picture. */
export interface PictureShape {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** A convolution of an input that is padded already. */
export interface Convolution {
  readonly count: number;
  readonly input: PictureShape;
  readonly output: PictureShape;
  readonly filterHeight: number;
  readonly filterWidth: number;
  readonly strideHeight: number;
  readonly strideWidth: number;
  readonly relu?: boolean;
}

/** Whether the packed kernel can do it. */
export function isPackable({ height, width, channels }: PictureShape): boolean {
  return channels % PANEL === 0 && height * width >= TILE;
}

/** Runs a convolution on addresses in the backend's memory; `filter` is packed, `bias` 0 where there is none. */
export function convolve(
  engine: KernelEngine,
  addresses: { readonly x: number; readonly filter: number; readonly bias: number; readonly y: number },
  { count, input, output, relu = false, ...window }: Convolution,
): void {
  const { x, filter, bias, y } = addresses;
  const { filterHeight, filterWidth, strideHeight, strideWidth } = window;
  const geometry = [input.height, input.width, input.channels, output.height, output.width, output.channels];
  const sizes = [filterHeight, filterWidth, strideHeight, strideWidth, relu ? 1 : 0];
  engine.run("convolve", [x, filter, bias, y, ...geometry, ...sizes], count * (output.channels / PANEL));
}

/** Floats of a packed filter. */
export const packedSize = (info: backend_util.Conv2DInfo) =>
  info.filterHeight * info.filterWidth * info.inChannels * info.outChannels;

/** Packs a filter [kh, kw, cin, cout] at `to`, or, `turned`, its exchange for the gradient by the input. */
export function packFilter(
  engine: KernelEngine,
  filter: TensorInfo,
  to: number,
  info: backend_util.Conv2DInfo,
  turned = false,
): void {
  const { filterHeight, filterWidth, inChannels, outChannels } = info;
  const args = [engine.address(filter), to, filterHeight * filterWidth, inChannels, outChannels];
  if (turned) engine.run("packTurnedFilter", args, inChannels / PANEL);
  else engine.run("packFilter", args, outChannels / PANEL);
}
