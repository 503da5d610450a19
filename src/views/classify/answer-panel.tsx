import type { Classification } from "../../contract";
import { percent } from "../../ui/format";
import { ShareList } from "../../ui/share-list";
import { classifyWords } from "../../words/classify";

interface AnswerPanelProps {
  readonly classification: Classification | undefined;
  readonly waiting: number;
  /** Whether the answer is to what the camera sees, whose shares change all the time. */
  readonly isLive: boolean;
}

/** The answer: one big word, one big number, and the runners-up. */
export function AnswerPanel({ classification, waiting, isLive }: AnswerPanelProps) {
  return (
    <section class="answer" aria-label={classifyWords.answer} aria-live="polite" aria-busy={waiting > 0}>
      {classification &&
        (classification.sure ? (
          <Sure {...classification} isLive={isLive} />
        ) : (
          <NotSure {...classification} isLive={isLive} />
        ))}
      {waiting > 0 && <p class="quiet">{classifyWords.looking(waiting)}</p>}
    </section>
  );
}

interface AnswersProps extends Classification {
  readonly isLive: boolean;
}

/** What a screen reader passes over while it changes all the time: the word alone is spoken then. */
const spoken = (isLive: boolean) => (isLive ? { "aria-live": "off" as const } : {});

function Sure({ answers, isLive }: AnswersProps) {
  const [first, ...others] = answers;
  return (
    <>
      <h2>
        <span>{first!.name}</span>
        <span class="number share" {...spoken(isLive)}>
          {percent(first!.probability)}
        </span>
      </h2>
      <div {...spoken(isLive)}>
        <ShareList shares={others} />
      </div>
    </>
  );
}

function NotSure({ answers, isLive }: AnswersProps) {
  const closest = answers.slice(0, 2).map(({ name, probability }) => `${name} ${percent(probability)}`);
  return (
    <>
      <h2>{classifyWords.notSure}</h2>
      <p class="quiet number" {...spoken(isLive)}>
        {classifyWords.notSureHint(closest.join(", "))}
      </p>
      <div {...spoken(isLive)}>
        <ShareList shares={answers} />
      </div>
    </>
  );
}
