import { decodeText } from "../text";
import type { ColourScale } from "./adapt";
import { type ChosenFile, fileNameOf } from "./chosen-files";
import { MOST_MODEL_CHARACTERS } from "./describe";
import { parseJson } from "./json";

/** The package of Teachable Machine that runs image models; the exports name it. */
const PACKAGE = "@teachablemachine/image";

/**
 * How colours of 0..1 are scaled for these networks, and made grey for those that see none. `capture` of
 * @teachablemachine/image 0.8.5 divides those of 0..255 by 127 and subtracts 1.
 */
const TEACHABLE_COLOURS: ColourScale = { scale: 255 / 127, offset: -1, grey: [0.2989, 0.587, 0.114] };

/** What colours become for an image model that Teachable Machine exported; undefined where no file says that it is one. */
export async function teachableColours(files: readonly ChosenFile[]): Promise<ColourScale | undefined> {
  for (const file of files) {
    if (!/^metadata\b.*\.json$/i.test(fileNameOf(file.path)) || file.bytes > MOST_MODEL_CHARACTERS) continue;
    const { packageName } = parseJson(decodeText(await file.read())) ?? {};
    if (packageName === PACKAGE) return TEACHABLE_COLOURS;
  }
  return undefined;
}
