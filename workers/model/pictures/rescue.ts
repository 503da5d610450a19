import { HangerError } from "../../../src/contract";
import { repaired } from "../../../src/formats/picture-repair";
import { type ImageHeader, MOST_HEADER_BYTES } from "../../../src/pictures/inspect";
import { incomplete, kindOf, undecodable } from "../../../src/pictures/refused";
import { imageWords } from "../../../src/words/images";

export { scrambled } from "../../../src/pictures/refused";

/** With less of a picture than this there is too little of a garment to name it. */
const LEAST_PRESENT = 0.5;

/**
 * Decodes a picture that the browser refused, as far as it is there: most are only cut short, or have a wrong checksum.
 * @throws HangerError `image-unsupported` or `image-unreadable`, with what the file is, or what is wrong with it
 */
export async function rescue(
  blob: Blob,
  header: ImageHeader,
  cause: unknown,
): Promise<ImageBitmap | VideoFrame> {
  const bytes = new Uint8Array(
    await blob.arrayBuffer().catch((gone) => {
      throw new HangerError("image-unreadable", imageWords.fileGone, { cause: gone });
    }),
  );
  const head = bytes.subarray(0, MOST_HEADER_BYTES);
  const failed = () => undecodable(head, header, cause);
  if (header.format === "unknown" || kindOf(head, header)) throw failed();
  const better = repaired(bytes, header);
  if (better?.present !== undefined && better.present < LEAST_PRESENT) throw incomplete();
  const type = `image/${header.format}`;
  const picture =
    (better && (await decoded(new Blob([better.bytes], { type })))) ?? (await decodedInPart(bytes, type));
  if (!picture) throw failed();
  return picture;
}

const decoded = (blob: Blob) =>
  createImageBitmap(blob, { imageOrientation: "from-image" }).catch(() => undefined);

/** WebCodecs' decoder, where the browser has it, gives what it got so far of a picture. */
async function decodedInPart(data: Uint8Array<ArrayBuffer>, type: string): Promise<VideoFrame | undefined> {
  if (typeof ImageDecoder === "undefined") return undefined;
  try {
    const decoder = new ImageDecoder({ data, type });
    const { image } = await decoder.decode({ completeFramesOnly: false });
    decoder.close();
    return image;
  } catch {
    return undefined;
  }
}
