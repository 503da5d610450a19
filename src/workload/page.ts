import { version_core } from "@tensorflow/tfjs-core";
import { connectToRunner } from "./connector";
import { startTensorFlow } from "./engine";
import { TrainingWork } from "./training";

const NAME = "Training step on wasm";

/** Runs where the address does not say how many; the runner's own default. */
const USUAL_RUNS = 5;
const MOST_RUNS = 1000;

function show(id: string, text: string): void {
  document.getElementById(id)!.textContent = text;
}

/** How often the runner wants the work to be repeated. */
function runsAsked(): number {
  const asked = Number(new URLSearchParams(location.search).get("subIterationCount") ?? USUAL_RUNS);
  return Number.isInteger(asked) && asked >= 1 ? Math.min(asked, MOST_RUNS) : USUAL_RUNS;
}

const runs = runsAsked();
show("version", WORKLOAD_VERSION);
show("tensorflowjs", version_core);
show("runs", String(runs));
await startTensorFlow();
const training = new TrainingWork();
// Compiles what is compiled when it first runs.
show("loss", (await training.run()).toFixed(4));
const steps = Array.from({ length: runs }, (_, i) => ({
  name: `run-${i + 1}`,
  run: async () => show("loss", (await training.run()).toFixed(4)),
}));
connectToRunner({
  name: NAME,
  version: WORKLOAD_VERSION,
  steps,
  onResult: ({ total }) => show("total", `${total.toFixed(1)} ms`),
});
