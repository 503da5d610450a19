import {
  BACKENDS,
  type BackendChoice,
  type BackendName,
  type ProbeReport,
  type Purpose,
} from "../../contract";

/** What to compute with before anything was measured: the surest to be fast, then the surest to work. */
export const PROVISIONAL_ORDER: readonly BackendName[] = ["wasm-threads", "wasm-simd", "wasm", "cpu"];

export const isGpu = (backend: BackendName): boolean => backend === "webgpu" || backend === "webgl";

/** The backend with the lowest median of those that answered right; undefined where none did. */
export function fastest(reports: readonly ProbeReport[]): ProbeReport | undefined {
  const sound = reports.filter((report) => report.status === "ok" && report.medianMs !== undefined);
  return sound.reduce<ProbeReport | undefined>(
    (best, report) => (best && best.medianMs! <= report.medianMs! ? best : report),
    undefined,
  );
}

/** The choice that follows from reports: the picked backend where there is one, otherwise the fastest. */
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

/** Backends to try in turn when starting: the wanted one, then the provisional order. */
export function startingOrder(wanted: BackendName | undefined): readonly BackendName[] {
  const rest = PROVISIONAL_ORDER.filter((name) => name !== wanted);
  return wanted && BACKENDS.includes(wanted) ? [wanted, ...rest] : rest;
}
