import type { ComponentChildren } from "preact";
import type { Classification } from "../../contract";
import { percent } from "../../ui/format";
import { ShareList } from "../../ui/share-list";
import { classifyWords } from "../../words/classify";

interface AnswerPanelProps {
  readonly classification: Classification | undefined;
  readonly waiting: number;
  /** Whether the answer is to what the camera sees, whose shares change all the time. */
  readonly isLive: boolean;
  /** What else is said of the answer, below its word. */
  readonly children?: ComponentChildren;
}

/** The answer: one big word, one big number, and the runners-up. */
export function AnswerPanel({ classification, waiting, isLive, children }: AnswerPanelProps) {
  const Answered = classification?.sure ? Sure : NotSure;
  return (
    <section class="answer" aria-label={classifyWords.answer} aria-live="polite" aria-busy={waiting > 0}>
      {classification && (
        <Answered {...classification} isLive={isLive}>
          {children}
        </Answered>
      )}
      {waiting > 0 && <p class="quiet">{classifyWords.looking(waiting)}</p>}
    </section>
  );
}

type AnswersProps = Classification & Pick<AnswerPanelProps, "isLive" | "children">;

/** A class less probable than this is not worth naming. */
const LIKELY = 0.2;

export const likely = (answers: Classification["answers"]) =>
  answers.filter(({ probability }) => probability >= LIKELY);

/** What a screen reader passes over while it changes all the time: the word alone is spoken then. */
const spoken = (isLive: boolean) => (isLive ? { "aria-live": "off" as const } : {});

function Sure({ answers, isLive, children }: AnswersProps) {
  const [first, ...others] = answers;
  return (
    <>
      <h2>
        <span>{first!.name}</span>
        <span class="number share" {...spoken(isLive)}>
          {percent(first!.probability)}
        </span>
      </h2>
      {children}
      <div {...spoken(isLive)}>
        <ShareList shares={likely(others)} />
      </div>
    </>
  );
}

function NotSure({ answers, isLive, children }: AnswersProps) {
  const closest = likely(answers)
    .slice(0, 2)
    .map(({ name, probability }) => `${name} ${percent(probability)}`);
  return (
    <>
      <h2>{classifyWords.notSure}</h2>
      {children}
      <p class="quiet number" {...spoken(isLive)}>
        {classifyWords.notSureHint(closest.join(", "))}
      </p>
      <div {...spoken(isLive)}>
        <ShareList shares={likely(answers)} />
      </div>
    </>
  );
}
