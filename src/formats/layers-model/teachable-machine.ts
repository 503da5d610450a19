import { decodeText } from "../text";
import type { ColourScale } from "./adapt";
import { type ChosenFile, fileNameOf } from "./chosen-files";
import { MOST_MODEL_CHARACTERS } from "./describe";
import { parseJson } from "./json";

/** The package of Teachable Machine that runs image models; the exports name it. */
const PACKAGE = "@teachablemachine/image";

/**
 * How colours of 0..1 are scaled for these networks. `capture` of @teachablemachine/image 0.8.5 divides those of 0..255 by
 * 127 and subtracts 1.
 */
export const TEACHABLE_COLOURS: ColourScale = { scale: 255 / 127, offset: -1 };

/** Whether one of the files is the `metadata.json` of an image model that Teachable Machine exported, one that sees colours. */
export async function isOfTeachableMachine(files: readonly ChosenFile[]): Promise<boolean> {
  for (const file of files) {
    if (!/^metadata\b.*\.json$/i.test(fileNameOf(file.path)) || file.bytes > MOST_MODEL_CHARACTERS) continue;
    const { packageName, grayscale } = parseJson(decodeText(await file.read())) ?? {};
    if (packageName === PACKAGE && grayscale !== true) return true;
  }
  return false;
}
