import type { BackendName, ProbeReport, ProbeStatus, Purpose } from "../../contract";
import { workerWords } from "../../words/worker";
import { activateBackend } from "../backends/activate";
import type { BackendEnvironment } from "../backends/environment";
import { loadCandidate } from "../backends/registry";
import { answer } from "../networks/answer";
import { median } from "../training/metrics";
import { Stepper } from "../training/stepper";
import { PROBABILITY_TOLERANCE } from "./check-answers";
import {
  LOSS_TOLERANCE,
  REFERENCE_LEARNING_RATE,
  REFERENCE_LOSSES,
  REFERENCE_PROBABILITIES,
  REFERENCE_STEPS,
  referenceBatch,
  referenceNetwork,
} from "./reference";
import type { Clock } from "./rounds";

interface Measured {
  readonly differences: readonly number[];
  readonly tolerance: number;
  readonly times: readonly number[];
}

/** Timing ends after so many rounds or milliseconds: enough for a median. */
const MOST_ROUNDS = 30;
const ENOUGH_MS = 400;

/**
 * Tries a backend: starts it, compares its answers with the reference, and times it.
 *
 *     untried -> missing   the device lacks what the backend needs
 *             -> failed    it did not start, or threw
 *             -> wrong     its answers differ from the reference
 *             -> ok        it may be used
 *
 * Never rejects, but may never end either: the caller terminates the worker when the time limit is over.
 */
export async function probe(
  backend: BackendName,
  purpose: Purpose,
  environment: BackendEnvironment,
  now: Clock,
): Promise<ProbeReport> {
  const report = (status: ProbeStatus, details: Partial<ProbeReport>): ProbeReport => ({
    backend,
    purpose,
    status,
    ...details,
  });
  try {
    const missing = await (await loadCandidate(backend, environment)).missing(environment);
    if (missing) return report("missing", { reason: missing });
    const started = now();
    const { threads } = await activateBackend(backend, environment);
    const initMs = now() - started;
    const measured = purpose === "classify" ? await measureClassifying(now) : await measureTraining(now);
    const maxAbsDiff = Math.max(...measured.differences);
    const details = { threads, initMs, maxAbsDiff, medianMs: median(measured.times) };
    if (maxAbsDiff <= measured.tolerance) return report("ok", details);
    return report("wrong", { ...details, reason: workerWords.answersDiffer });
  } catch (error) {
    return report("failed", { reason: error instanceof Error ? error.message : String(error) });
  }
}

async function measureClassifying(now: Clock): Promise<Measured> {
  const network = referenceNetwork();
  const { inputs } = referenceBatch();
  const predict = (count: number) => answer(network, inputs.slice(0, count * 784), count);
  const differences = compare(await predict(2), REFERENCE_PROBABILITIES);
  await predict(1);
  const times = await time(now, () => predict(1));
  network.dispose();
  return { differences, tolerance: PROBABILITY_TOLERANCE, times };
}

async function measureTraining(now: Clock): Promise<Measured> {
  const network = referenceNetwork();
  const stepper = new Stepper(network);
  const batch = referenceBatch();
  const step = async () => (await stepper.step(batch, REFERENCE_LEARNING_RATE)).loss;
  const losses: number[] = [];
  for (let i = 0; i < REFERENCE_STEPS; i++) losses.push(await step());
  const times = await time(now, step);
  stepper.dispose();
  network.dispose();
  return { differences: compare(losses, REFERENCE_LOSSES), tolerance: LOSS_TOLERANCE, times };
}

/** Absolute differences; infinite for a value that is NaN or infinite. */
function compare(values: ArrayLike<number>, reference: readonly number[]): number[] {
  return reference.map((expected, i) => {
    const difference = Math.abs(values[i]! - expected);
    return Number.isFinite(difference) ? difference : Number.POSITIVE_INFINITY;
  });
}

async function time(now: Clock, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  const begun = now();
  while (times.length < MOST_ROUNDS && now() - begun < ENOUGH_MS) {
    const started = now();
    await work();
    times.push(now() - started);
  }
  return times;
}
