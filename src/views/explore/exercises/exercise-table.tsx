import { useState } from "preact/hooks";
import type { ExerciseRow, ModelClient } from "../../../contract";
import { duration } from "../../../ui/format";
import { Curves } from "./curves";
import { KerasSheet } from "./keras-sheet";
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
  const [exported, setExported] = useState<ExerciseRow>();
  const row = rows.find(({ id }) => id === chosen) ?? rows.at(-1);
  if (!row) {
    return (
      <p class="card quiet">
        Nothing tried yet. Compare a dense network with a convolutional one, take a convolution away, or train
        for 20 epochs and see the lines part.
      </p>
    );
  }
  return (
    <>
      <section class="card wide" aria-label="Experiments">
        <table class="experiments number">
          <thead>
            <tr>
              <th scope="col">Network</th>
              <th scope="col">Parameters</th>
              <th scope="col">Epochs</th>
              <th scope="col">Training</th>
              <th scope="col">Test</th>
              <th scope="col">Time</th>
              <th scope="col">Computed with</th>
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
      <section class="card" aria-label="Chosen experiment">
        <h2>{networkTitle(row.architecture, row.options)}</h2>
        <p class="quiet number">
          {row.training.images.toLocaleString("en")} pictures, {row.epochs.length} of {row.training.epochs}{" "}
          epochs
        </p>
        <Curves epochs={row.epochs} />
        <div class="actions">
          <button class="button" type="button" onClick={() => setExported(row)}>
            Keras code
          </button>
          <button class="button" type="button" onClick={() => onDelete(row.id)}>
            Delete the row
          </button>
        </div>
      </section>
      {exported && <KerasSheet client={client} row={exported} onClose={() => setExported(undefined)} />}
    </>
  );
}

const share = (accuracy: number) => accuracy.toFixed(3);

interface RowProps {
  readonly row: ExerciseRow;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Row({ row, isChosen, onChoose }: RowProps) {
  const { backend, threads } = row.backend;
  return (
    <tr class={isChosen ? "open" : ""}>
      <th scope="row">
        <button type="button" aria-pressed={isChosen} onClick={onChoose}>
          {networkTitle(row.architecture, row.options)}
        </button>
      </th>
      <td>{row.parameters.toLocaleString("en")}</td>
      <td>{row.epochs.length}</td>
      <td>{share(row.trainAccuracy)}</td>
      <td>{share(row.testAccuracy)}</td>
      <td>{duration(1000 * row.seconds)}</td>
      <td>{threads > 1 ? `${backend}, ${threads}` : backend}</td>
    </tr>
  );
}
