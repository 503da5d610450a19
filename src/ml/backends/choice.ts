import {
  BACKENDS,
  type BackendChoice,
  type BackendName,
  type ProbeReport,
  type Purpose,
} from "../../contract";

/** The order in which backends are tried before any was measured: the likely fastest first, the safest last. */
export const PROVISIONAL_ORDER: readonly BackendName[] = ["wasm-threads", "wasm-simd", "wasm", "cpu"];

export const isGpu = (backend: BackendName): boolean => backend === "webgpu" || backend === "webgl";

/** The report with the lowest median among those with the right answers, or undefined if there is none. */
export function fastest(reports: readonly ProbeReport[]): ProbeReport | undefined {
  const sound = reports.filter((report) => report.status === "ok" && report.medianMs !== undefined);
  return sound.reduce<ProbeReport | undefined>(
    (best, report) => (best && best.medianMs! <= report.medianMs! ? best : report),
    undefined,
  );
}

/** Chooses the backend that the user picked, if any, and otherwise the fastest of the reports. */
export function choose(
  purpose: Purpose,
  reports: readonly ProbeReport[],
  measuredAt: number,
  picked?: BackendName,
): BackendChoice {
  if (picked) return { purpose, backend: picked, by: "picked", reports, measuredAt };
  const best = fastest(reports);
  if (!best) return { purpose, backend: "cpu", by: "provisional", reports, measuredAt };
  return { purpose, backend: best.backend, by: "measured", reports, measuredAt };
}

/** The backends to try in turn at the start: the wanted one, then the provisional order. */
export function startingOrder(wanted: BackendName | undefined): readonly BackendName[] {
  const rest = PROVISIONAL_ORDER.filter((name) => name !== wanted);
  return wanted && BACKENDS.includes(wanted) ? [wanted, ...rest] : rest;
}
