import { type Classification, SURE_OF_COLOUR, SURE_OF_PATTERN } from "../../contract";
import { percent } from "../../ui/format";
import { answeredWords } from "../../words/answered";
import { appearanceWords } from "../../words/appearance";
import { likely } from "./likely";

/** What a person would add to the answer: the garment's colours and pattern, or why it is not known. */
export function Remark({ sure, answers, appearance, seen }: Classification) {
  if (!sure) {
    return (
      <>
        {likely(answers).length === 0 && <p>{appearanceWords.unknownKind}</p>}
        {seen && <p class="quiet number">{answeredWords.background(percent(seen.background))}</p>}
      </>
    );
  }
  const [main, second] = appearance?.colours ?? [];
  if (!main || main.confidence < SURE_OF_COLOUR) return null;
  const { colours, patterns, describe } = appearanceWords;
  const pattern = appearance?.pattern;
  return (
    <p class="appearance">
      {describe(
        colours[main.name],
        second && second.confidence >= SURE_OF_COLOUR ? colours[second.name] : undefined,
        pattern && pattern.confidence >= SURE_OF_PATTERN ? patterns[pattern.name] : undefined,
      )}
    </p>
  );
}
