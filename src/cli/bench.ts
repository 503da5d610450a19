import { appendFileSync } from "node:fs";
import { type DrivenApp, openApp } from "../../harness/app";
import { SOFTWARE_GPU } from "../../harness/browser";
import { CommandError } from "../../harness/command-error";
import { buildPeers, measurePeers, PEER_SERVER } from "../../harness/peers";
import { type GraphFigure, measureGraphPeers } from "../../harness/peers/graph";
import { endProgress, showProgress } from "../../harness/progress-line";
import { measureResponsiveness, measureScrolling, type Responsiveness } from "../../harness/responsiveness";
import { measureSaving, type SavingFigures } from "../../harness/saving";
import { measureSteadiness, type SteadinessOutcome } from "../../harness/steadiness";
import { measurePackage, type PackageFigures } from "../../harness/stock-page/measure";
import { BACKENDS, type BackendName, type BenchDocument, type BenchRequest, type Timing } from "../contract";
import { measureAgainst } from "./against";
import { describeAgainst, describeChanges, markdownOf, readBench, requireNetwork } from "./compare-bench";
import { backendOption, readOptions, requireFolder, runCommand, UsageError, wholeNumber } from "./usage";

const HELP = `
npm run bench -- [--backends NAME,NAME] [--network NAME] [--peers] [--software-gpu] [--seconds N] [--compare OLD.json]
                 [--against DIR] [--summary FILE] [--graph DIR] [--steadiness N] [--page] [--saving] [--package] [--json]

Measures this machine's backends, each in its own worker. They take turns, so that heat and clock speed favour none.

  --backends LIST   default: webgpu,webgl,wasm-threads,wasm-simd,wasm,cpu
  --network NAME    default cnn; a name that is not there is answered with all that are
  --peers           also measure stock TensorFlow.js, onnxruntime-web, LiteRT and jax-js: takes two minutes more
  --software-gpu    run WebGL and WebGPU on the processor, for machines without a GPU
  --seconds N       give up a measure after N seconds; default 5
  --compare FILE    list what is slower than in an earlier result, beyond noise; then exit code 1
  --against DIR     measure the app that is built here and that of DIR, another built checkout, in turns, and say by how
                    much this one is slower or faster, with an interval of 99 %; then exit code 1 where it is slower
  --summary FILE    with --compare or --against: append the outcome to FILE as Markdown, as $GITHUB_STEP_SUMMARY takes it
  --graph DIR       measure only the graph model in DIR, one picture: in the app and in TensorFlow.js as it ships
  --steadiness N    measure N times with nothing else running, then N times while something else has every core in
                    bursts, and say how often a figure was told as steady and was not; exit code 1 where that is too often
  --page            measure only the page: scrolling 5,000 photos, at rest, training and filtering live:
                    longest task, frames a second
  --saving          measure only how many photos a second are saved, with strict durability and with relaxed
  --package         measure only the package of kernels: the course's network in a page with TensorFlow.js as npm has it,
                    a batch with the package beside a batch on the cpu backend
  --json            one JSON document on standard output
`;

const COLUMNS = ["predict1", "predict128", "trainStep128", "photo"] as const;

/** Fits the longest name, "onnxruntime-web". */
const NAME_WIDTH = 16;

const COLUMN_WIDTH = 13;

await runCommand(HELP, async () => {
  const options = readOptions({
    backends: { type: "string" },
    peers: { type: "boolean", default: false },
    network: { type: "string" },
    seconds: { type: "string", default: "5" },
    compare: { type: "string" },
    against: { type: "string" },
    summary: { type: "string" },
    "software-gpu": { type: "boolean", default: false },
    graph: { type: "string" },
    steadiness: { type: "string" },
    page: { type: "boolean", default: false },
    saving: { type: "boolean", default: false },
    package: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  });
  const seconds = wholeNumber("seconds", options.seconds!, 1);
  if (options.page) {
    const { backends, network, compare } = options;
    if ((backends ?? network ?? compare) !== undefined || options.peers || options["software-gpu"]) {
      throw new UsageError("--page measures only the page: combine it with --seconds and --json only.");
    }
    const page = { scrolling: await measureScrolling(seconds), ...(await measureResponsiveness(seconds)) };
    process.stdout.write(options.json ? `${JSON.stringify({ page })}\n` : describePage(page));
    return;
  }
  if (options.saving) {
    const saving = await measureSaving();
    process.stdout.write(options.json ? `${JSON.stringify({ saving })}\n` : describeSaving(saving));
    return;
  }
  if (options.package) {
    const figures = await measurePackage(showProgress);
    endProgress();
    process.stdout.write(
      options.json ? `${JSON.stringify({ package: figures })}\n` : describePackage(figures),
    );
    return;
  }
  if (options.graph !== undefined) {
    const figures = await measureGraphPeers({
      folder: requireFolder(options.graph),
      backends: options.backends?.split(",").map(backendOption) ?? BACKENDS,
      seconds,
      browser: { args: options["software-gpu"] ? SOFTWARE_GPU : [] },
      onProgress: showProgress,
    });
    endProgress();
    process.stdout.write(options.json ? `${JSON.stringify({ graph: figures })}\n` : describeGraph(figures));
    return;
  }
  if (options.steadiness !== undefined) {
    const runs = wholeNumber("steadiness", options.steadiness, 1);
    const backends = options.backends?.split(",").map(backendOption) ?? ["wasm-threads", "wasm-simd"];
    const outcome = await steadinessOf(runs, backends, options.network ?? "cnn");
    process.stdout.write(options.json ? `${JSON.stringify(outcome)}\n` : describeSteadiness(outcome));
    if (!outcome.holds) process.exitCode = 1;
    return;
  }
  const { summary, against } = options;
  if (summary !== undefined && (options.compare ?? against) === undefined)
    throw new UsageError("--summary is for what --compare or --against tells.");
  if (against !== undefined) {
    if (options.compare !== undefined || options.peers)
      throw new UsageError("--against measures two builds: combine it with neither --compare nor --peers.");
    const outcome = await measureAgainst({
      folder: requireFolder(against),
      backends: options.backends?.split(",").map(backendOption) ?? ["wasm-threads", "wasm-simd"],
      network: { kind: "architecture", name: options.network ?? "cnn" },
      seconds,
      browser: { args: options["software-gpu"] ? SOFTWARE_GPU : [] },
      onProgress: showProgress,
    });
    endProgress();
    const lines = describeAgainst(outcome);
    process.stdout.write(options.json ? `${JSON.stringify(outcome)}\n` : `${lines.join("\n")}\n`);
    if (summary !== undefined) appendFileSync(summary, markdownOf("Speed against another build", lines));
    if (outcome.overall.verdict === "slower") process.exitCode = 1;
    return;
  }
  const backends = options.backends?.split(",").map(backendOption) ?? BACKENDS;
  const peers = options.peers === true;
  const earlier = options.compare === undefined ? undefined : readBench(options.compare);
  const name = options.network ?? "cnn";
  if (earlier) requireNetwork(earlier, name);
  if (peers) await buildPeers();
  const app = await openApp({
    ...(peers ? { server: PEER_SERVER } : {}),
    browser: { args: options["software-gpu"] ? SOFTWARE_GPU : [] },
  });
  try {
    const network = { kind: "architecture" as const, name };
    await requireArchitecture(app, network.name);
    showProgress("measuring");
    const own = await measure(app, { mode: "timed", network, backends, secondsPerMeasure: seconds });
    endProgress();
    const document = peers ? { ...own, peers: await measurePeers(app, seconds, own.runs) } : own;
    process.stdout.write(options.json ? `${JSON.stringify(document)}\n` : describeBench(document));
    if (earlier) reportChanges(earlier, document, summary);
  } finally {
    await app.close();
  }
});

async function steadinessOf(
  runs: number,
  backends: readonly BackendName[],
  name: string,
): Promise<SteadinessOutcome> {
  const app = await openApp();
  try {
    await requireArchitecture(app, name);
    const request = { mode: "quick", network: { kind: "architecture", name }, backends } as const;
    return await measureSteadiness({ runs, measure: () => measure(app, request), onProgress: showProgress });
  } finally {
    endProgress();
    await app.close();
  }
}

function describePackage(figures: readonly PackageFigures[]): string {
  const lines = figures.map(({ batch, threads, packageMs, cpuMs }) =>
    [batch, threads, packageMs.toFixed(1), cpuMs.toFixed(0), (cpuMs / packageMs).toFixed(0)]
      .map((text) => String(text).padStart(COLUMN_WIDTH))
      .join(""),
  );
  const head = ["pictures", "threads", "package", "cpu", "ratio"].map((text) => text.padStart(COLUMN_WIDTH));
  return `${head.join("")}\n${lines.join("\n")}\n(milliseconds of a batch in model.fit)\n`;
}

function describeSteadiness({ runs, quiet, bursts, holds }: SteadinessOutcome): string {
  const lines = [
    `quiet: ${quiet.steady} of ${runs} runs steady, ${quiet.alike} recommend alike`,
    `under bursts: ${bursts.falselySteady} of ${runs} runs tell a figure as steady that is not`,
    ...bursts.figures.map((figure) => `  ${figure}`),
    holds ? "as it should be" : "too many: was anything else running?",
  ];
  return `${lines.join("\n")}\n`;
}

function describeGraph(figures: readonly GraphFigure[]): string {
  const lines = figures.map(({ backend, threads, ownMs, stockMs, error }) => {
    const start = `${backend.padStart(NAME_WIDTH)}${String(threads).padStart(COLUMN_WIDTH)}`;
    if (ownMs === undefined || stockMs === undefined) return `${start}  ${error}`;
    const ratio = (ownMs / stockMs).toFixed(2);
    return `${start}${[ownMs.toFixed(2), stockMs.toFixed(2), ratio].map((text) => text.padStart(COLUMN_WIDTH)).join("")}`;
  });
  const head = ["threads", "Hanger", "TensorFlow.js", "ratio"]
    .map((text) => text.padStart(COLUMN_WIDTH))
    .join("");
  return `${"backend".padStart(NAME_WIDTH)}${head}\n${lines.join("\n")}\n(median milliseconds of one picture)\n`;
}

/** @throws UsageError that names the networks that there are */
async function requireArchitecture(app: DrivenApp, name: string): Promise<void> {
  const names = (await app.call("listArchitectures", undefined)).map((architecture) => architecture.name);
  if (!names.includes(name))
    throw new UsageError(`There is no network "${name}". Choose one of: ${names.join(", ")}.`);
}

/** The app's own measurement, started as the app starts it. @throws CommandError with its sentence */
async function measure({ page }: DrivenApp, request: BenchRequest): Promise<BenchDocument> {
  const answer = await page.evaluate(
    (request) =>
      globalThis.driver!.client.runBenchmark(request).then(
        (document) => ({ document }),
        ({ message }: Error) => ({ message }),
      ),
    request,
  );
  if ("document" in answer) return answer.document;
  throw new CommandError(answer.message);
}

function describeSaving({ strict, relaxed }: SavingFigures): string {
  const lines = Object.entries({ strict, relaxed }).map(([durability, rates]) => {
    const rounds = rates.map((rate) => rate.toFixed(0)).join(", ");
    return `${durability.padEnd(10)}${rounds} photos a second`;
  });
  return `${lines.join("\n")}\n`;
}

function describePage(page: Readonly<Record<string, Responsiveness>>): string {
  const lines = Object.entries(page).map(([when, figures]) => {
    const { longestTaskMs, longTasks, framesPerSecond, memoryMb, picturesPerSecond } = figures;
    const tasks =
      longTasks === 0
        ? "no task over 50 ms"
        : `${longTasks} tasks over 50 ms, up to ${longestTaskMs.toFixed(0)} ms`;
    const memory = memoryMb === undefined ? "" : `, ${memoryMb.toFixed(0)} MB`;
    const pictures = picturesPerSecond === undefined ? "" : `, ${picturesPerSecond} pictures a second`;
    return `${when.padEnd(10)}${framesPerSecond.toFixed(1)} frames a second, ${tasks}${memory}${pictures}`;
  });
  return `${lines.join("\n")}\n`;
}

/** Writes to standard error, because standard output is for the document. */
function reportChanges(earlier: BenchDocument, now: BenchDocument, summary: string | undefined): void {
  const { lines, slower } = describeChanges(earlier, now);
  process.stderr.write(`${lines.join("\n")}\n`);
  if (summary !== undefined) appendFileSync(summary, markdownOf("Speed against an earlier result", lines));
  if (slower) process.exitCode = 1;
}

/** A table with a line for each backend: median milliseconds. */
function describeBench({ runs, peers = [] }: BenchDocument): string {
  const head = ["threads", ...COLUMNS].map((text) => text.padStart(COLUMN_WIDTH)).join("");
  const lines = runs.map((run) => {
    const figures = COLUMNS.map((column) => inMs(run[column]).padStart(COLUMN_WIDTH)).join("");
    const line = `${run.backend.padStart(NAME_WIDTH)}${String(run.threads ?? "").padStart(COLUMN_WIDTH)}${figures}`;
    return run.error ? `${line}  ${run.error}` : line;
  });
  const peerLines = peers.map(({ name, threads, ...peer }) => {
    const figures = [peer.predict1, peer.predict128, peer.trainStep128].map((timing) =>
      inMs(timing).padStart(COLUMN_WIDTH),
    );
    const line = `${name.padStart(NAME_WIDTH)}${String(threads).padStart(COLUMN_WIDTH)}${figures.join("")}`;
    return peer.error ? `${line}  ${peer.error}` : line;
  });
  const builds = peers.flatMap(({ name, threads, build }) =>
    build ? [`${name}, ${threads === 1 ? "1 thread" : `${threads} threads`}: ${build}`] : [],
  );
  const rows = [...lines, ...peerLines, "(median milliseconds)", ...builds];
  return `${"backend".padStart(NAME_WIDTH)}${head}\n${rows.join("\n")}\n`;
}

function inMs(timing: Timing | undefined): string {
  return timing ? timing.medianMs.toFixed(2) : "-";
}
