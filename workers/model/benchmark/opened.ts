import { HangerError } from "../../../src/contract";
import type { EngineBenchmark } from "../../../src/engines/engine-benchmark";
import type { BackendBenchmark } from "../../../src/ml/measuring/backend-benchmark";
import { benchmarkSentences } from "../../../src/words/benchmark-sentences";
import type { WorkerContext } from "../context";

/**
 * The measurement that this worker began, of a backend or of an engine.
 * @throws HangerError `worker-died`: a worker that crashed between two calls was replaced by one that knows of none
 */
export function openedBench({ opened }: WorkerContext["benchmark"]): BackendBenchmark | EngineBenchmark {
  if (!opened) throw new HangerError("worker-died", benchmarkSentences.measurementLost);
  return opened;
}
