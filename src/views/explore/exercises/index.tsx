import { Note } from "../../../ui/note";
import { useKeptFocus } from "../../../ui/use-kept-focus";
import { exerciseWords } from "../../../words/explore-exercises";
import type { TabProps } from "..";
import "./exercises.css";
import { ExerciseForm } from "./exercise-form";
import { ExerciseTable } from "./exercise-table";
import { ExperimentProgressCard } from "./experiment-progress";

/** The labs' questions as experiments: each run is a row of a table that is kept on this device. */
export function ExercisesTab({ client, state, change, dataset, exercises }: TabProps) {
  const { underWay, rows, problem } = exercises;
  const experiment = useKeptFocus<HTMLElement>(`${underWay !== undefined} ${rows.length}`);
  return (
    <>
      {problem && <Note kind="problem">{problem}</Note>}
      {dataset?.from === "nowhere" && <Note kind="problem">{exerciseWords.noPictures}</Note>}
      <section ref={experiment} aria-label={exerciseWords.experiment}>
        {underWay ? (
          <ExperimentProgressCard underWay={underWay} onStop={exercises.stop} />
        ) : (
          <ExerciseForm
            client={client}
            choice={state.exercise}
            dataset={dataset}
            predicts={state.predicts}
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
