/**
 * How a page speaks to the runner of Google's webai-compute-benchmark, which is Speedometer's: the page says that it is
 * ready, is told to run a suite, and tells of each step and of the whole suite, all by `postMessage`.
 */

interface StepResult {
  /** Times of parts; empty, as a step of this page is measured as a whole. */
  readonly tests: Readonly<Record<string, number>>;
  /** Milliseconds. */
  readonly total: number;
}

export interface SuiteResult {
  readonly steps: Readonly<Record<string, StepResult>>;
  readonly prepare: 0;
  readonly total: number;
}

/** Work by the name of its step. */
export interface WorkloadStep {
  readonly name: string;
  run(): Promise<void>;
}

interface ConnectorOptions {
  readonly name: string;
  readonly version: string;
  readonly steps: readonly WorkloadStep[];
  readonly onResult: (result: SuiteResult) => void;
}

const KEY = "benchmark-connector";

/** The only suite that a page has unless the runner is configured otherwise. */
const SUITE = "default";

/** Says that the page is ready, and runs its suite once it is told to; at once where no runner is around it. */
export function connectToRunner({ name, version, steps, onResult }: ConnectorOptions): void {
  const appId = `${name}-${version}`;
  const tell = (message: object) => window.top!.postMessage({ status: "success", appId, ...message }, "*");
  const onMessage = async ({ data }: MessageEvent) => {
    if (data?.id !== appId || data.key !== KEY || data.type !== "benchmark-suite") return;
    if (data.name !== SUITE) throw new Error(`There is no suite "${data.name}".`);
    removeEventListener("message", onMessage);
    const result = await runSuite(steps, (test) => tell({ type: "step-complete", name, test }));
    onResult(result);
    tell({ type: "suite-complete", result });
  };
  addEventListener("message", onMessage);
  tell({ type: "app-ready" });
  if (window.top === window) postMessage({ id: appId, key: KEY, type: "benchmark-suite", name: SUITE }, "*");
}

async function runSuite(
  steps: readonly WorkloadStep[],
  onStep: (name: string) => void,
): Promise<SuiteResult> {
  const results: Record<string, StepResult> = {};
  performance.mark(`suite-${SUITE}-start`);
  for (const step of steps) {
    results[step.name] = { tests: {}, total: await timeStep(step) };
    onStep(step.name);
  }
  performance.mark(`suite-${SUITE}-end`);
  performance.measure(`suite-${SUITE}`, `suite-${SUITE}-start`, `suite-${SUITE}-end`);
  const total = Object.values(results).reduce((sum, step) => sum + step.total, 0);
  return { steps: results, prepare: 0, total };
}

/** Begins with a frame, as the runner's own steps do, and counts the layout that the step's output needs. */
async function timeStep({ name, run }: WorkloadStep): Promise<number> {
  await new Promise(requestAnimationFrame);
  const label = `${SUITE}.${name}`;
  performance.mark(`${label}-start`);
  await run();
  document.body.getBoundingClientRect();
  performance.mark(`${label}-end`);
  return performance.measure(label, `${label}-start`, `${label}-end`).duration;
}
