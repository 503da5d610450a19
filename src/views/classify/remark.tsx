import type { Classification } from "../../contract";
import { percent } from "../../ui/format";
import { answeredWords } from "../../words/answered";
import { appearanceWords } from "../../words/appearance";
import { likely } from "./likely";
import { lookLine, withSureness } from "./look-line";

/** What a person would add to the answer: the garment's colours and pattern, or why it is not known. */
export function Remark({ classification }: { readonly classification: Classification }) {
  const { sure, answers, seen } = classification;
  if (!sure) {
    return (
      <>
        {likely(answers).length === 0 && <p>{appearanceWords.unknownKind}</p>}
        {seen && <p class="quiet number">{answeredWords.background(percent(seen.background))}</p>}
      </>
    );
  }
  const look = lookLine(classification, withSureness);
  return look ? <p class="appearance">{look}</p> : null;
}
