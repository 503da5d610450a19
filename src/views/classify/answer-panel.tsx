import type { Classification } from "../../contract";
import { percent } from "../../ui/format";
import { ShareList } from "../../ui/share-list";
import { words } from "../../words/classify";

interface AnswerPanelProps {
  readonly classification: Classification | undefined;
  readonly waiting: number;
}

/** The answer: one big word, one big number, and the runners-up. */
export function AnswerPanel({ classification, waiting }: AnswerPanelProps) {
  return (
    <section class="answer" aria-label={words.answer} aria-live="polite" aria-busy={waiting > 0}>
      {classification &&
        (classification.sure ? <Sure {...classification} /> : <NotSure {...classification} />)}
      {waiting > 0 && <p class="quiet">{words.looking(waiting)}</p>}
    </section>
  );
}

function Sure({ answers }: Classification) {
  const [first, ...others] = answers;
  return (
    <>
      <h2>
        <span>{first!.name}</span>
        <span class="number share">{percent(first!.probability)}</span>
      </h2>
      <ShareList shares={others} />
    </>
  );
}

function NotSure({ answers }: Classification) {
  const closest = answers.slice(0, 2).map(({ name, probability }) => `${name} ${percent(probability)}`);
  return (
    <>
      <h2>{words.notSure}</h2>
      <p class="quiet number">{words.notSureHint(closest.join(", "))}</p>
      <ShareList shares={answers} />
    </>
  );
}
