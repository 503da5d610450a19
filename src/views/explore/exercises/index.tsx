import { Note } from "../../../ui/note";
import { useKeptFocus } from "../../../ui/use-kept-focus";
import { exploreWords } from "../../../words/explore";
import { exerciseWords } from "../../../words/explore-exercises";
import { useAnswer } from "../../shared/use-answer";
import type { TabProps } from "..";
import "./exercises.css";
import { ExerciseForm } from "./exercise-form";
import { ExerciseTable } from "./exercise-table";
import { ExperimentProgressCard } from "./experiment-progress";

/** The labs' questions as experiments: each run is a row of a table that is kept on this device. */
export function ExercisesTab({ client, isShown, state, change, exercises }: TabProps) {
  const dataset = useAnswer(client, "datasetStatus", undefined, String(isShown));
  const { underWay, rows, problem } = exercises;
  const experiment = useKeptFocus<HTMLElement>(`${underWay !== undefined} ${rows.length}`);
  return (
    <>
      {problem && <Note kind="problem">{problem}</Note>}
      {dataset.value && !dataset.value.complete && (
        <Note kind="notice">
          {exerciseWords.datasetMissing} <a href="#/train">{exploreWords.downloadDataset}</a>
        </Note>
      )}
      <section ref={experiment} aria-label={exerciseWords.experiment}>
        {underWay ? (
          <ExperimentProgressCard underWay={underWay} onStop={exercises.stop} />
        ) : (
          <ExerciseForm
            client={client}
            choice={state.exercise}
            canRun={dataset.value?.complete === true}
            onChange={(exercise) => change({ exercise })}
            onRun={exercises.run}
          />
        )}
      </section>
      <ExerciseTable
        client={client}
        rows={rows}
        chosen={state.row}
        onChoose={(row) => change({ row })}
        onDelete={exercises.remove}
      />
    </>
  );
}
