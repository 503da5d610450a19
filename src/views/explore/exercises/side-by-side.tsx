import { useMemo } from "preact/hooks";
import type { ExerciseRow } from "../../../contract";
import { percent } from "../../../ui/format";
import { LineChart } from "../../../ui/line-chart";
import { exerciseWords } from "../../../words/explore-exercises";
import { networkTitle } from "./network-title";

interface SideBySideProps {
  readonly rows: readonly ExerciseRow[];
  readonly chosen: ExerciseRow;
}

/** Validation accuracy by epoch of every experiment, the chosen one before the others. */
export function SideBySide({ rows, chosen }: SideBySideProps) {
  const longest = Math.max(...rows.map(({ epochs }) => epochs.length));
  const at = useMemo(() => Array.from({ length: longest }, (_, i) => i + 1), [longest]);
  const lines = useMemo(() => {
    const valuesOf = ({ epochs }: ExerciseRow) => at.map((_, i) => epochs[i]?.valAccuracy ?? null);
    const others = rows.filter((row) => row !== chosen);
    return [
      ...others.map((row) => ({ title: exerciseWords.otherExperiments, quiet: true, values: valuesOf(row) })),
      { title: networkTitle(chosen.architecture, chosen.options), values: valuesOf(chosen) },
    ];
  }, [rows, chosen, at]);
  const told = rows.map(({ architecture, options, epochs }) => {
    const reached = epochs.at(-1);
    return { title: networkTitle(architecture, options), accuracy: reached && percent(reached.valAccuracy) };
  });
  return (
    <section class="card" aria-label={exerciseWords.sideBySide}>
      <h2>{exerciseWords.sideBySide}</h2>
      <p class="quiet">{exerciseWords.sideBySideShows}</p>
      <LineChart label={exerciseWords.lastAccuracies(told)} at={at} lines={lines} />
    </section>
  );
}
