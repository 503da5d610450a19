import { BENCH_MEASURES, type BenchDocument, type BenchMeasure } from "../../contract";
import { figureRows } from "./figure-rows";

/** The measures that any backend has figures of, in any of the results; where a result has no backends, its engines. */
export function measuresOf(documents: readonly BenchDocument[]): readonly BenchMeasure[] {
  return BENCH_MEASURES.filter((measure) =>
    documents.some((document) => rowsOf(document).some((run) => run[measure] && run.status === "ok")),
  );
}

const rowsOf = (document: BenchDocument) => (document.runs.length > 0 ? document.runs : figureRows(document));
