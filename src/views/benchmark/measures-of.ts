import { BENCH_MEASURES, type BenchDocument, type BenchMeasure } from "../../contract";
import { figureRows } from "./figure-rows";

/** The measures with figures of a backend in any result; of a result without backends, those of its engines. */
export function measuresOf(documents: readonly BenchDocument[]): readonly BenchMeasure[] {
  return BENCH_MEASURES.filter((measure) =>
    documents.some((document) => rowsOf(document).some((run) => run[measure] && run.status === "ok")),
  );
}

const rowsOf = (document: BenchDocument) => (document.runs.length > 0 ? document.runs : figureRows(document));
