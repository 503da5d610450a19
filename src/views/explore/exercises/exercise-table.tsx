import type { ExerciseRow, Label, ModelClient } from "../../../contract";
import { duration, percent } from "../../../ui/format";
import { exploreWords } from "../../../words/explore";
import { exerciseWords } from "../../../words/explore-exercises";
import { kindNames } from "../../../words/kinds";
import { formatNumber } from "../../../words/numbers";
import { backendTitle } from "../../shared/backend-title";
import { RowFilters } from "../first-filters/filter-stages";
import { KerasButton } from "../keras-button";
import { AccuracyCurves } from "./accuracy-curves";
import { networkTitle } from "./network-title";
import { SideBySide } from "./side-by-side";

interface ExerciseTableProps {
  readonly client: ModelClient;
  readonly rows: readonly ExerciseRow[];
  /** Id of the row whose curves are shown. */
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  readonly onDelete: (id: string) => void;
}

/** Every experiment so far, side by side and one by one. */
export function ExerciseTable({ client, rows, chosen, onChoose, onDelete }: ExerciseTableProps) {
  const row = rows.find(({ id }) => id === chosen) ?? rows.at(-1);
  if (!row) {
    return <p class="card quiet">{exerciseWords.nothingTried}</p>;
  }
  return (
    <>
      <section class="card wide" aria-label={exerciseWords.experiments}>
        <table class="experiments number" aria-label={exerciseWords.experiments}>
          <thead>
            <tr>
              <th scope="col">{exploreWords.network}</th>
              <th scope="col">{exploreWords.parameters}</th>
              <th scope="col">{exerciseWords.epochs}</th>
              <th scope="col">{exerciseWords.training}</th>
              <th scope="col">{exerciseWords.test}</th>
              <th scope="col">{exerciseWords.time}</th>
              <th scope="col">{exerciseWords.computedWith}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((each) => (
              <Row key={each.id} row={each} isChosen={each === row} onChoose={() => onChoose(each.id)} />
            ))}
          </tbody>
        </table>
      </section>
      {rows.length > 1 && <SideBySide rows={rows} chosen={row} />}
      <section class="card" aria-label={exerciseWords.chosenExperiment}>
        <h2>{networkTitle(row.architecture, row.options)}</h2>
        <p class="quiet number">
          {exerciseWords.trainedOn(formatNumber(row.training.images), row.epochs.length, row.training.epochs)}{" "}
          {exerciseWords.testedOn(formatNumber(row.testImages ?? WHOLE_TEST_SET))}
        </p>
        {row.guess !== undefined && <p class="number">{guessTold(row.guess, row.testAccuracy)}</p>}
        <AccuracyCurves epochs={row.epochs} />
        {row.confused && row.confused.length > 0 && (
          <>
            <h3>{exerciseWords.mostConfused}</h3>
            <ul class="number">
              {row.confused.map(({ label, answer, count, of }) => (
                <li key={`${label} ${answer}`}>
                  {exerciseWords.takenFor(
                    kindNames[label as Label],
                    kindNames[answer as Label],
                    formatNumber(count),
                    formatNumber(of),
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
        <div class="actions">
          <KerasButton client={client} exported={experimentOf(row)} />
          <button class="button" type="button" onClick={() => onDelete(row.id)}>
            {exerciseWords.deleteRow}
          </button>
        </div>
      </section>
      {row.filters && <RowFilters key={row.id} stages={row.filters} />}
    </>
  );
}

const experimentOf = ({ architecture, options, training }: ExerciseRow) => ({
  network: { kind: "architecture", name: architecture, options } as const,
  training,
});

/** Images of the whole dataset to test with. */
export const WHOLE_TEST_SET = 10_000;

/** A guess beside what came out, and how many points of a percent lie between them. */
function guessTold(guess: number, accuracy: number): string {
  const points = Math.round(Math.abs(guess - accuracy) * 1000) / 10;
  const told = [inPercent(guess), inPercent(accuracy)] as const;
  if (points < 1) return exerciseWords.guessedRight(...told);
  return exerciseWords.guessedAndCame(
    ...told,
    formatNumber(points, points % 1 === 0 ? 0 : 1),
    guess < accuracy,
  );
}

const inPercent = (value: number) => percent(value, 1);

const share = (accuracy: number) => formatNumber(accuracy, 3);

interface RowProps {
  readonly row: ExerciseRow;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Row({ row, isChosen, onChoose }: RowProps) {
  return (
    <tr class={isChosen ? "open" : ""}>
      <th scope="row">
        <button type="button" aria-pressed={isChosen} onClick={onChoose}>
          {networkTitle(row.architecture, row.options)}
        </button>
      </th>
      <td>{formatNumber(row.parameters)}</td>
      <td>{row.epochs.length}</td>
      <td>{share(row.trainAccuracy)}</td>
      <td>{share(row.testAccuracy)}</td>
      <td>{duration(1000 * row.seconds)}</td>
      <td>{backendTitle(row.backend)}</td>
    </tr>
  );
}
