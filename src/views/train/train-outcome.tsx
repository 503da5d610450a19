import type { Label, TrainResult } from "../../contract";
import { ConfusionMatrix } from "../../ui/confusion-matrix";
import { percent } from "../../ui/format";
import { Meter } from "../../ui/meter";
import { kindNames } from "../../words/kinds";
import { formatDate } from "../../words/numbers";
import { trainWords } from "../../words/train";
import { EpochCurves } from "./epoch-curves";
import type { Training } from "./use-training";

interface TrainOutcomeProps {
  readonly training: Training;
  readonly result: TrainResult;
}

/** What a training gave: how often it is right, on which garments, and with what it confuses them. */
export function TrainOutcome({ training, result }: TrainOutcomeProps) {
  const { evaluation, stopped } = result;
  return (
    <>
      <section class="card">
        <p class="quiet">{trainWords.rightOnUnseen}</p>
        <p class="big number">{evaluation ? percent(evaluation.accuracy, 1) : "..."}</p>
        {stopped && <p class="quiet">{trainWords.stopped[stopped]}</p>}
        <EpochCurves epochs={result.epochs} />
      </section>
      {evaluation && <Confusions evaluation={evaluation} />}
      <div class="actions">
        <button
          class="button main"
          type="button"
          onClick={() => training.keep(result, formatDate(Date.now()))}
        >
          {trainWords.keepNetwork}
        </button>
        <button class="button" type="button" onClick={() => training.discard(result.run)}>
          {trainWords.discard}
        </button>
      </div>
    </>
  );
}

function Confusions({ evaluation }: { readonly evaluation: NonNullable<TrainResult["evaluation"]> }) {
  const { labels, counts } = evaluation.confusion;
  return (
    <section class="card">
      <h2>{trainWords.garmentByGarment}</h2>
      <table class="garments number" aria-label={trainWords.garmentByGarment}>
        <thead>
          <tr>
            <th scope="col">{trainWords.garment}</th>
            <th scope="col">{trainWords.right}</th>
            <th scope="col">{trainWords.mostOftenTakenFor}</th>
          </tr>
        </thead>
        <tbody>
          {labels.map((label, i) => (
            <tr key={label}>
              <th scope="row">{kindNames[label as Label]}</th>
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
        caption={trainWords.rowsAndColumns}
        names={labels.map((label) => kindNames[label as Label])}
        counts={counts}
      />
    </section>
  );
}

function mostTakenFor(row: readonly number[], own: number, labels: readonly string[]): string {
  const others = row.map((count, i) => (i === own ? -1 : count));
  const most = others.indexOf(Math.max(...others));
  if (others[most]! <= 0) return trainWords.takenForNothing;
  return trainWords.takenFor(kindNames[labels[most] as Label], others[most]!);
}
