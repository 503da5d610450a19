import type { BeforeAfter } from "../../../contract";
import { percent } from "../../../ui/format";
import { Meter } from "../../../ui/meter";
import { modelWords } from "../../../words/models";

interface BeforeAfterProps {
  readonly title: string;
  readonly explanation: string;
  readonly figures: BeforeAfter;
}

/** A share of right answers before and after, as figures and small bars. */
export function BeforeAfterFigures({ title, explanation, figures }: BeforeAfterProps) {
  const { before, after, count } = figures;
  return (
    <div class="before-after">
      <h3>{title}</h3>
      <dl class="number">
        <div>
          <dt>{modelWords.before}</dt>
          <dd class="bar">
            <Meter share={before} />
          </dd>
          <dd>{percent(before)}</dd>
        </div>
        <div class="now">
          <dt>{modelWords.now}</dt>
          <dd class="bar">
            <Meter share={after} />
          </dd>
          <dd>{percent(after)}</dd>
        </div>
      </dl>
      <p class="quiet number">
        {explanation} {modelWords.pictures(count)}
      </p>
    </div>
  );
}
