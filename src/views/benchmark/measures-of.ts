import { BENCH_MEASURES, type BenchDocument, type BenchMeasure } from "../../contract";

/** The measures that any of the results has figures of. */
export function measuresOf(documents: readonly BenchDocument[]): readonly BenchMeasure[] {
  return BENCH_MEASURES.filter((measure) =>
    documents.some(({ runs }) => runs.some((run) => run[measure] && run.status === "ok")),
  );
}
