import type { LeavableStep, SeenShare, StagePicture } from "../../contract";
import { imageWords } from "../../words/images";
import { coloursOnGround } from "./colours";
import { contrastWithGround } from "./contrast";
import { withoutTransparency } from "./flatten";
import { type Box, centreBox, crop, garmentBox, STANDS_OUT } from "./garment-box";
import { groundColour } from "./ground-colour";
import { halve } from "./halve";
import type { Colour, RgbaImage } from "./rgba-image";
import { type SquareImage, toSquare } from "./square";
import { surround } from "./surround";

export type { Colour, RgbaImage } from "./rgba-image";
export type { SquareImage } from "./square";

/** A square photo, still in colour, with its background colour. Augmentation works on this. */
export interface FramedPhoto {
  readonly square: SquareImage;
  readonly ground: Colour;
}

/** Finds the background colour and the garment, crops, and pads to a square. Steps may be left out. */
export function framePhoto(
  image: RgbaImage,
  side: number,
  without: readonly LeavableStep[] = [],
): FramedPhoto {
  const { ground, square } = frame(image, side, without);
  return { ground, square };
}

interface Framing extends FramedPhoto {
  /** The picture without transparency. */
  readonly flat: RgbaImage;
  /** The cropped part, if it was cropped. */
  readonly box: Box | undefined;
}

const MIDDLE_GREY: Colour = [127.5, 127.5, 127.5];

/** How photos become square: by their garment, or by their centre. */
type FramingKind = "garment" | "centre";

/**
 * Frames a photo. Without the step `ground`, the background is taken to be grey; without `square`, the photo is stretched;
 * without `crop`, it is used as a whole.
 */
function frame(
  image: RgbaImage,
  side: number,
  without: readonly LeavableStep[],
  framing: FramingKind = "garment",
): Framing {
  const flat = withoutTransparency(image);
  const ground = without.includes("ground") ? MIDDLE_GREY : groundColour(flat);
  const find = framing === "centre" ? centreBox : garmentBox;
  const box = without.includes("crop") ? undefined : find(flat, ground);
  const fit = without.includes("square") ? "stretch" : "surround";
  return { flat, ground, box, square: toSquare(box ? crop(flat, box) : flat, ground, side, fit) };
}

/**
 * Height, width and channels of a network's input: one channel is contrast with the background, three are red, green and
 * blue in 0..1, four are colours minus the background's, and contrast.
 */
export type InputShape = readonly [height: number, width: number, channels: number];

/**
 * Side of the framed photo that an input is made from: the shorter one of the input. For contrast alone it is doubled: each
 * value is the mean of four.
 */
export function framedSide([height, width, channels]: InputShape): number {
  return (channels === 1 ? 2 : 1) * Math.min(height, width);
}

/** Makes a network's input from a photo framed at `framedSide`. What is left of an oblong input is background. */
export function toInput(
  { square, ground }: FramedPhoto,
  [height, width, channels]: InputShape,
): Float32Array {
  const place = [height, width] as const;
  const side = Math.min(height, width);
  if (channels === 1)
    return surround(halve(contrastWithGround(square, ground), square.side), side, place, [0]);
  if (channels === 4) return surround(coloursOnGround(square, ground), side, place, [0, 0, 0, 0]);
  const unit = (values: Float32Array) => values.map((value) => value / WHITE);
  return surround(unit(square.pixels), side, place, [...unit(Float32Array.from(ground))]);
}

const WHITE = 255;

/** An input as a grey picture, height x width values in 0..1: its contrast, or the mean of its colours. */
export function greyOf(input: Float32Array, channels: number): Float32Array {
  if (channels === 1) return input;
  if (channels === 4) return input.filter((_, i) => i % channels === channels - 1);
  const meanAt = (at: number) =>
    input.subarray(at, at + channels).reduce((sum, value) => sum + value, 0) / channels;
  return Float32Array.from({ length: input.length / channels }, (_, i) => meanAt(i * channels));
}

/** The share, 0..1, of a picture of contrasts that hardly differs from the background. */
export const backgroundOf = (contrast: Float32Array): number =>
  contrast.filter((value) => value < STANDS_OUT).length / contrast.length;

export interface Preprocessed {
  /** The network's input, height x width x channels. */
  readonly input: Float32Array;
  /** The same as a grey picture: height x width values in 0..1. */
  readonly grey: Float32Array;
  /** Absent where the network sees no contrast with the background. */
  readonly seen?: SeenShare;
  /** A picture of each step, starting with the photo; empty unless requested. */
  readonly stages: readonly StagePicture[];
}

interface PreprocessOptions {
  readonly shape: InputShape;
  readonly framing?: FramingKind | undefined;
  readonly stages?: boolean;
  /** Steps to leave out, to measure what they contribute. */
  readonly without?: readonly LeavableStep[];
}

/** Turns a photo into a network's input. Any picture of at least one pixel gives one. */
export function preprocess(
  image: RgbaImage,
  { shape, framing, stages = false, without = [] }: PreprocessOptions,
): Preprocessed {
  const [, width, channels] = shape;
  const framed = frame(image, framedSide(shape), without, framing);
  const input = toInput(framed, shape);
  if (channels === 4) {
    if (without.includes("colours")) blank(input, [0, 1, 2]);
    if (without.includes("contrast")) blank(input, [3]);
  }
  const grey = greyOf(input, channels);
  const seen = channels === 3 ? {} : { seen: { ofPhoto: shareOf(framed), background: backgroundOf(grey) } };
  return { input, grey, ...seen, stages: stages ? picturesOf(framed, grey, width) : [] };
}

const shareOf = ({ flat, box }: Framing) => (box ? (box.width * box.height) / (flat.width * flat.height) : 1);

function blank(input: Float32Array, channels: readonly number[]): void {
  for (let at = 0; at < input.length; at += 4) for (const c of channels) input[at + c] = 0;
}

function picturesOf(framing: Framing, grey: Float32Array, width: number): StagePicture[] {
  const { square, ground } = framing;
  const { side } = square;
  const { stages } = imageWords;
  const plain = Float32Array.from(square.pixels, (_, i) => ground[i % 3]!);
  return [
    picture(stages.squared, side, wholeWithBox(framing)),
    picture(stages.ground, side, plain),
    ...(framing.box ? [picture(stages.closer, side, square.pixels)] : []),
    picture(stages.unlikeGround, side, spread(contrastWithGround(square, ground))),
    picture(stages.seen, width, spread(grey)),
  ];
}

/** Brightness of the rest of a photo in which a garment was found. */
const DIMMED = 0.5;

/** The whole photo, squared; dimmed except for the cropped part. */
function wholeWithBox({ flat, ground, box, square: { side, pixels } }: Framing): Float32Array {
  if (!box) return pixels;
  const whole = toSquare(flat, ground, side).pixels;
  const longest = Math.max(flat.width, flat.height);
  const isOutside = (at: number, length: number, from: number, extent: number) => {
    const pixel = ((at + 0.5) * longest) / side - (longest - length) / 2;
    return pixel < from || pixel > from + extent;
  };
  return whole.map((value, i) => {
    const [x, y] = [Math.floor(i / 3) % side, Math.floor(i / 3 / side)];
    const dim =
      isOutside(x, flat.width, box.left, box.width) || isOutside(y, flat.height, box.top, box.height);
    return dim ? DIMMED * value : value;
  });
}

/** Makes a picture from height x width x 3 values, 0..255. */
function picture(name: string, width: number, values: Float32Array): StagePicture {
  const count = values.length / 3;
  const pixels = new Uint8ClampedArray(4 * count).fill(255);
  for (let i = 0; i < count; i++) {
    for (let c = 0; c < 3; c++) pixels[4 * i + c] = values[3 * i + c]!;
  }
  return { name, width, height: count / width, pixels };
}

/** Grey values in 0..1 as three equal channels in 0..255. */
function spread(grey: Float32Array): Float32Array {
  return Float32Array.from({ length: 3 * grey.length }, (_, i) => 255 * grey[Math.floor(i / 3)]!);
}
