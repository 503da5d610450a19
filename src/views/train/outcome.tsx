import type { Label, TrainResult } from "../../contract";
import { ConfusionMatrix } from "../../ui/confusion-matrix";
import { percent } from "../../ui/format";
import { Meter } from "../../ui/meter";
import { labelNames } from "../../words/labels";
import { formatNumber } from "../../words/numbers";
import { words } from "../../words/train";
import { language } from "../../words/translatable";
import { Curves } from "./running";
import type { Training } from "./use-training";

interface OutcomeProps {
  readonly training: Training;
  readonly result: TrainResult;
}

/** What a training gave: how often it is right, on which garments, and with what it confuses them. */
export function Outcome({ training, result }: OutcomeProps) {
  const { evaluation, stopped } = result;
  return (
    <>
      <section class="card">
        <p class="quiet">{words.rightOnUnseen}</p>
        <p class="big number">{evaluation ? `${formatNumber(100 * evaluation.accuracy, 1)} %` : "..."}</p>
        {stopped && <p class="quiet">{words.stopped[stopped]}</p>}
        <Curves training={training} />
      </section>
      {evaluation && <Confusions evaluation={evaluation} />}
      <div class="actions">
        <button
          class="button main"
          type="button"
          onClick={() => training.keep(new Date().toLocaleString(language()))}
        >
          {words.keepNetwork}
        </button>
        <button class="button" type="button" onClick={() => training.discard(result.run)}>
          {words.discard}
        </button>
      </div>
    </>
  );
}

function Confusions({ evaluation }: { readonly evaluation: NonNullable<TrainResult["evaluation"]> }) {
  const { labels, counts } = evaluation.confusion;
  return (
    <section class="card">
      <h2>{words.garmentByGarment}</h2>
      <table class="garments number" aria-label={words.garmentByGarment}>
        <thead>
          <tr>
            <th scope="col">{words.garment}</th>
            <th scope="col">{words.right}</th>
            <th scope="col">{words.mostOftenTakenFor}</th>
          </tr>
        </thead>
        <tbody>
          {labels.map((label, i) => (
            <tr key={label}>
              <th scope="row">{labelNames[label as Label]}</th>
              <td>
                {percent(evaluation.perClass[label] ?? 0)}
                <Meter share={evaluation.perClass[label] ?? 0} />
              </td>
              <td>{mostTakenFor(counts[i]!, i, labels)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ConfusionMatrix
        caption={words.rowsAndColumns}
        names={labels.map((label) => labelNames[label as Label])}
        counts={counts}
      />
    </section>
  );
}

function mostTakenFor(row: readonly number[], own: number, labels: readonly string[]): string {
  const others = row.map((count, i) => (i === own ? -1 : count));
  const most = others.indexOf(Math.max(...others));
  if (others[most]! <= 0) return words.takenForNothing;
  return words.takenFor(labelNames[labels[most] as Label], others[most]!);
}
