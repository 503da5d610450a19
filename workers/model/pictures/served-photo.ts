import { HangerError, type LabelledPhoto } from "../../../src/contract";
import type { RgbaImage } from "../../../src/pictures/preprocess";
import { decodeImage, LONGEST_SIDE } from "./decode";

/**
 * Decodes a photo that the commands' server shows.
 * @throws HangerError as `decodeImage`, with the file's name before its sentence: it is one of many
 */
export async function decodeServedPhoto(
  { file, url }: LabelledPhoto,
  longestSide = LONGEST_SIDE,
): Promise<RgbaImage> {
  const blob = await (await fetch(url)).blob();
  try {
    return await decodeImage({ kind: "blob", blob }, longestSide);
  } catch (error) {
    if (!(error instanceof HangerError)) throw error;
    throw new HangerError(error.code, `${file}: ${error.message}`, { cause: error });
  }
}
