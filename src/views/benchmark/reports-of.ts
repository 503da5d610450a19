import type { BenchDocument, BenchMeasure, ProbeReport, Purpose } from "../../contract";

/** A result in the form in which backends are chosen by it. */
export function reportsOf({ runs }: BenchDocument, purpose: Purpose, measure: BenchMeasure): ProbeReport[] {
  return runs.flatMap((run) => {
    const { backend, status, threads, initMs, maxAbsDiff, error } = run;
    const medianMs = run[measure]?.medianMs;
    if (status === "stopped" || (status === "ok" && medianMs === undefined)) return [];
    return [
      {
        backend,
        purpose,
        status,
        ...(error ? { reason: error } : {}),
        ...(threads ? { threads } : {}),
        ...(initMs === undefined ? {} : { initMs }),
        ...(medianMs === undefined ? {} : { medianMs }),
        ...(maxAbsDiff === undefined ? {} : { maxAbsDiff }),
      },
    ];
  });
}
