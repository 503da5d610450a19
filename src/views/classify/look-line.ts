import { type Classification, SURE_OF_COLOUR, SURE_OF_PATTERN } from "../../contract";
import { appearanceWords } from "../../words/appearance";

/** A garment's colours and pattern in words, such as "White and red, striped"; undefined where they are not clear. */
export function lookLine({ appearance }: Classification): string | undefined {
  const [main, second] = appearance?.colours ?? [];
  if (!main || main.confidence < SURE_OF_COLOUR) return undefined;
  const { colours, patterns, describe } = appearanceWords;
  const pattern = appearance?.pattern;
  return describe(
    colours[main.name],
    second && second.confidence >= SURE_OF_COLOUR ? colours[second.name] : undefined,
    pattern && pattern.confidence >= SURE_OF_PATTERN ? patterns[pattern.name] : undefined,
  );
}
