import { LABEL_NAMES, type Label, type TrainResult } from "../../contract";
import { ConfusionMatrix } from "../../ui/confusion-matrix";
import { percent } from "../../ui/format";
import { Meter } from "../../ui/meter";
import { Curves } from "./running";
import type { Training } from "./use-training";

interface OutcomeProps {
  readonly training: Training;
  readonly result: TrainResult;
}

const WHY: Readonly<Record<NonNullable<TrainResult["stopped"]>, string>> = {
  asked: "Stopped as you asked.",
  accuracy: "Stopped at the accuracy you asked for.",
  patience: "Stopped because it no longer got better.",
};

/** What a training gave: how often it is right, on which garments, and with what it confuses them. */
export function Outcome({ training, result }: OutcomeProps) {
  const { evaluation, stopped } = result;
  return (
    <>
      <section class="card">
        <p class="quiet">Right on 10,000 pictures it had not seen</p>
        <p class="big number">{evaluation ? `${(100 * evaluation.accuracy).toFixed(1)} %` : "..."}</p>
        {stopped && <p class="quiet">{WHY[stopped]}</p>}
        <Curves training={training} />
      </section>
      {evaluation && <Confusions evaluation={evaluation} />}
      <div class="actions">
        <button class="button main" type="button" onClick={() => training.keep(new Date().toLocaleString())}>
          Keep this network
        </button>
        <button class="button" type="button" onClick={() => training.discard(result.run)}>
          Discard
        </button>
      </div>
    </>
  );
}

function Confusions({ evaluation }: { readonly evaluation: NonNullable<TrainResult["evaluation"]> }) {
  const { labels, counts } = evaluation.confusion;
  return (
    <section class="card">
      <h2>Garment by garment</h2>
      <table class="garments number">
        <thead>
          <tr>
            <th scope="col">Garment</th>
            <th scope="col">Right</th>
            <th scope="col">Most often taken for</th>
          </tr>
        </thead>
        <tbody>
          {labels.map((label, i) => (
            <tr key={label}>
              <th scope="row">{LABEL_NAMES[label as Label]}</th>
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
        caption="Rows: what it is. Columns: what it was taken for."
        names={labels.map((label) => LABEL_NAMES[label as Label])}
        counts={counts}
      />
    </section>
  );
}

function mostTakenFor(row: readonly number[], own: number, labels: readonly string[]): string {
  const others = row.map((count, i) => (i === own ? -1 : count));
  const most = others.indexOf(Math.max(...others));
  return others[most]! > 0 ? `${LABEL_NAMES[labels[most] as Label]}, ${others[most]}` : "nothing";
}
