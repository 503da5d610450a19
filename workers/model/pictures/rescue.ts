import { HangerError } from "../../../src/contract";
import { opaqueBmp } from "../../../src/formats/opaque-bmp";
import { LEAST_PRESENT, repaired } from "../../../src/formats/picture-repair";
import { checkImage, type ImageHeader, inspectImage, MOST_HEADER_BYTES } from "../../../src/pictures/inspect";
import type { RgbaImage } from "../../../src/pictures/preprocess";
import { incomplete, kindOf, undecodable } from "../../../src/pictures/refused";
import { imageWords } from "../../../src/words/images";
import { browserDecode } from "./browser-decode";

export { scrambled } from "../../../src/pictures/refused";

interface Rescued {
  readonly picture: ImageBitmap;
  /** Whether part of it may be missing: files of some formats do not tell. */
  readonly mayLack: boolean;
}

/**
 * Decodes a picture that the browser refused, as far as it is there: most are only cut short, or have a wrong checksum.
 * @throws HangerError `image-unsupported` or `image-unreadable`, with what the file is, or what is wrong with it
 */
export async function rescue(blob: Blob, header: ImageHeader, cause: unknown): Promise<Rescued> {
  const bytes = new Uint8Array(
    await blob.arrayBuffer().catch((gone) => {
      throw new HangerError("image-unreadable", imageWords.fileGone, { cause: gone });
    }),
  );
  const head = bytes.subarray(0, MOST_HEADER_BYTES);
  const failed = () => undecodable(head, header, cause);
  if (header.format === "unknown" || kindOf(head, header)) throw failed();
  // The size may stand behind what was read of the file so far.
  checkImage(inspectImage(bytes), bytes.length);
  const better = repaired(bytes, header);
  if (better?.present !== undefined && better.present < LEAST_PRESENT) throw incomplete();
  const type = `image/${header.format}`;
  const picture = better && (await browserDecode(new Blob([better.bytes], { type })).catch(() => undefined));
  if (!picture) throw failed();
  return { picture, mayLack: better.present === undefined };
}

/** How far apart, of 256, brightnesses of one colour may be after scaling. */
const SAME = 2;

/** @throws HangerError `image-unreadable` where less than half of a picture's rows show more than one colour, from the top on */
export function requireMost({ data, width, height }: RgbaImage): void {
  const last = data.subarray(data.length - 4);
  let row = height;
  const isPlain = (values: Uint8ClampedArray) =>
    values.every((value, i) => Math.abs(value - last[i % 4]!) <= SAME);
  while (row > 0 && isPlain(data.subarray(4 * width * (row - 1), 4 * width * row))) row--;
  if (row / height < LEAST_PRESENT) throw incomplete();
}

/** A BMP whose alpha is 0 everywhere, without it; undefined for all others. */
export async function opaqueCopy(blob: Blob): Promise<Blob | undefined> {
  const opaque = opaqueBmp(new Uint8Array(await blob.arrayBuffer()));
  return opaque && new Blob([opaque], { type: "image/bmp" });
}

/** Frames of an animation that are looked at for one that shows something. */
const MOST_FRAMES = 100;

/** The frames of an animation after its first one, where the browser has WebCodecs' decoder; the caller closes them. */
export async function* laterFrames(blob: Blob): AsyncGenerator<VideoFrame> {
  if (typeof ImageDecoder === "undefined") return;
  let decoder: ImageDecoder | undefined;
  try {
    const data = await blob.arrayBuffer();
    const type = `image/${inspectImage(new Uint8Array(data)).format}`;
    decoder = new ImageDecoder({ data, type });
    await Promise.all([decoder.tracks.ready, decoder.completed]);
    const frames = Math.min(MOST_FRAMES, decoder.tracks.selectedTrack?.frameCount ?? 1);
    for (let frameIndex = 1; frameIndex < frames; frameIndex++)
      yield (await decoder.decode({ frameIndex })).image;
  } catch {
    // What is damaged, or of a kind that is not decoded frame by frame, shows no more than its first frame.
  } finally {
    decoder?.close();
  }
}
