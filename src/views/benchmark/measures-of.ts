import { BENCH_MEASURES, type BenchDocument, type BenchMeasure } from "../../contract";

/** What a measure is called: on a tab, at the head of a column, and in a sentence. */
export const MEASURE_TITLES: Readonly<
  Record<BenchMeasure, { readonly short: string; readonly column: string; readonly long: string }>
> = {
  predict1: { short: "Classify", column: "1 picture", long: "one picture" },
  predict32: { short: "Batch 32", column: "32 pictures", long: "32 pictures at once" },
  predict128: { short: "Batch", column: "128 pictures", long: "128 pictures at once" },
  trainStep32: { short: "Train 32", column: "step of 32", long: "a training step of 32 pictures" },
  trainStep128: { short: "Train", column: "step of 128", long: "a training step of 128 pictures" },
  photo: { short: "Photo", column: "photo", long: "a photo, from the camera's frame to the answer" },
};

/** The measures that any of the results has figures of. */
export function measuresOf(documents: readonly BenchDocument[]): readonly BenchMeasure[] {
  return BENCH_MEASURES.filter((measure) =>
    documents.some(({ runs }) => runs.some((run) => run[measure] && run.status === "ok")),
  );
}
