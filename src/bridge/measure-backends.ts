import {
  BACKENDS,
  type BackendChoice,
  type BackendName,
  HangerError,
  type ModelClient,
  type ProbeReport,
  type Purpose,
} from "../contract";
import { WorkerConnection } from "./worker-connection";

/** A backend that takes longer to start and answer is of no use, however fast it may be then. */
const LIMIT_MS: Readonly<Record<Purpose, number>> = { classify: 10_000, train: 20_000 };

interface MeasureOptions {
  readonly signal?: AbortSignal;
  readonly onReport?: (report: ProbeReport) => void;
}

/** Probes every candidate, each alone and in a worker of its own, and lets the model worker choose. */
export async function measureBackends(
  client: ModelClient,
  purpose: Purpose,
  { signal, onReport }: MeasureOptions = {},
): Promise<BackendChoice> {
  const reports: ProbeReport[] = [];
  for (const backend of BACKENDS) {
    const report = await probeInFreshWorker(backend, purpose, signal);
    reports.push(report);
    onReport?.(report);
  }
  return client.call("chooseBackend", { purpose, reports }, signal ? { signal } : {});
}

async function probeInFreshWorker(
  backend: BackendName,
  purpose: Purpose,
  signal?: AbortSignal,
): Promise<ProbeReport> {
  const connection = new WorkerConnection();
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    connection.terminate();
  }, LIMIT_MS[purpose]);
  const abort = () => connection.terminate();
  signal?.addEventListener("abort", abort);
  try {
    return await connection.call("probeBackend", { backend, purpose });
  } catch (error) {
    if (signal?.aborted) throw new HangerError("cancelled", "Stopped.");
    const reason = error instanceof Error ? error.message : String(error);
    return timedOut
      ? {
          backend,
          purpose,
          status: "timeout",
          reason: `No answer within ${LIMIT_MS[purpose] / 1000} seconds.`,
        }
      : { backend, purpose, status: "failed", reason };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
    connection.terminate();
  }
}
