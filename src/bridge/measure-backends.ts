import {
  BACKENDS,
  type BackendChoice,
  type BackendName,
  HangerError,
  type ModelClient,
  type ProbeReport,
  type Purpose,
} from "../contract";
import { calculationWords } from "../words/calculation";
import { formatNumber } from "../words/numbers";
import { Watchdog } from "./watchdog";
import { WorkerConnection } from "./worker-connection";

/** A backend that takes so many times as long to be measured as a better one is not going to be chosen. */
const HOPELESS = 8;

/** Every backend is given so long, however fast the others were. */
const LEAST_LIMIT_MS = 3000;

/** A backend that takes longer to start and answer, once it is downloaded, is of no use, however fast it may be then. */
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
  let limitMs = LIMIT_MS[purpose];
  for (const backend of BACKENDS) {
    const started = performance.now();
    const report = await probeInFreshWorker({ backend, purpose, limitMs, signal });
    const elapsed = performance.now() - started;
    if (report.status === "ok") limitMs = Math.min(limitMs, Math.max(LEAST_LIMIT_MS, HOPELESS * elapsed));
    reports.push(report);
    onReport?.(report);
  }
  return client.call("chooseBackend", { purpose, reports }, signal ? { signal } : {});
}

interface Probing {
  readonly backend: BackendName;
  readonly purpose: Purpose;
  readonly limitMs: number;
  readonly signal: AbortSignal | undefined;
}

async function probeInFreshWorker({ backend, purpose, limitMs, signal }: Probing): Promise<ProbeReport> {
  const connection = new WorkerConnection();
  let timedOut = false;
  const watchdog = new Watchdog(
    limitMs / 1000,
    () => {
      timedOut = true;
      connection.terminate();
    },
    () => !connection.isDownloading,
  );
  const abort = () => connection.terminate();
  signal?.addEventListener("abort", abort);
  try {
    return await connection.call("probeBackend", { backend, purpose });
  } catch (error) {
    if (signal?.aborted) throw new HangerError("cancelled", calculationWords.stopped);
    const reason = error instanceof Error ? error.message : String(error);
    return timedOut
      ? {
          backend,
          purpose,
          status: "timeout",
          reason: calculationWords.noAnswer(formatNumber(limitMs / 1000)),
        }
      : { backend, purpose, status: "failed", reason };
  } finally {
    watchdog.stop();
    signal?.removeEventListener("abort", abort);
    connection.terminate();
  }
}
