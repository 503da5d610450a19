import { type Classification, SURE_OF_COLOUR, SURE_OF_PATTERN } from "../../contract";
import { percent } from "../../ui/format";
import { appearanceWords } from "../../words/appearance";

/** How one name of a look is told. */
type Telling = (name: string, confidence: number) => string;

/** A name with its confidence, such as "red 62%". */
export const withSureness: Telling = (name, confidence) => `${name} ${percent(confidence)}`;

/**
 * A garment's colours and pattern in words, such as "White and red, striped", as far as they are clear; undefined where nothing
 * is.
 */
export function lookLine({ appearance }: Classification, tell: Telling = (name) => name): string | undefined {
  const { colours, patterns, describe } = appearanceWords;
  const [main, second] =
    appearance?.colours.map(({ name, confidence }) =>
      confidence >= SURE_OF_COLOUR ? tell(colours[name], confidence) : undefined,
    ) ?? [];
  const told = main === undefined ? [] : second === undefined ? [main] : [main, second];
  const pattern = appearance?.pattern;
  const isClear = pattern && pattern.confidence >= SURE_OF_PATTERN;
  return describe(told, isClear ? tell(patterns[pattern.name], pattern.confidence) : undefined);
}
