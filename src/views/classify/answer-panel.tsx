import type { Classification } from "../../contract";
import { percent } from "../../ui/format";
import { ShareList } from "../../ui/share-list";
import { answeredWords } from "../../words/answered";
import { adviceFor } from "./advice";
import type { Kept } from "./keep-photo";
import { closestOf, likely } from "./likely";
import { Remark } from "./remark";

interface AnswerPanelProps {
  readonly classification: Classification;
  /** What the owner says of the picture, if so: it counts more than the answer. */
  readonly kept: Kept | undefined;
  /** Whether the answer is to what the camera sees, whose shares change all the time. */
  readonly isLive: boolean;
}

/** The answer: one big word, one big number, and what else is said of it. */
export function AnswerPanel({ classification, kept, isLive }: AnswerPanelProps) {
  const { answers, sure } = classification;
  const [first] = answers;
  if (kept && !(sure && first!.label === kept.label)) {
    return <OwnersWord classification={classification} className={kept.className} />;
  }
  return (
    <>
      <h2>
        <span>{sure ? first!.name : answeredWords.notSure}</span>
        {sure && (
          <span class="number share" {...spoken(isLive)}>
            {percent(first!.probability)}
          </span>
        )}
      </h2>
      {/* It has room for as much as there may be, so that what is below stays where it is. */}
      <div class="said">
        <Remark classification={classification} />
        <div {...spoken(isLive)}>
          {sure ? (
            <ShareList shares={likely(answers.slice(1, 2))} />
          ) : (
            <p class="quiet number">{hintOf(classification)}</p>
          )}
        </div>
      </div>
    </>
  );
}

/** Of an answer that is not sure: the classes that come closest, and what would help, where the picture shows it. */
function hintOf({ answers, aim }: Classification): string {
  const closest = closestOf(answers);
  const advice = aim && adviceFor(aim);
  return [closest && answeredWords.closest(closest), advice && answeredWords.advice[advice]]
    .filter(Boolean)
    .join(" ");
}

interface OwnersWordProps {
  readonly classification: Classification;
  readonly className: string;
}

/** What the owner says it is, and below it what the answer had been. */
function OwnersWord({ classification, className }: OwnersWordProps) {
  const { answers, sure } = classification;
  const [first] = answers;
  return (
    <>
      <h2>{answeredWords.youSaid(className)}</h2>
      <div class="said">
        {sure && <Remark classification={classification} />}
        <p class="quiet number">
          {sure
            ? answeredWords.hangerSaid(first!.name, percent(first!.probability))
            : answeredWords.hangerWasNotSure}
        </p>
      </div>
    </>
  );
}

/** What a screen reader passes over while it changes all the time: the word alone is spoken then. */
const spoken = (isLive: boolean) => (isLive ? { "aria-live": "off" as const } : {});
