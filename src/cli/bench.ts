import {
  BACKENDS,
  type BackendName,
  type BenchDevice,
  type BenchDocument,
  type BenchRun,
  type Timing,
} from "../contract";
import { type DrivenApp, openApp } from "./app";
import { buildPeers, measurePeers, PEER_SERVER } from "./peers";
import { backendName, endProgress, readOptions, runCommand, showProgress, wholeNumber } from "./usage";

const HELP = `
npm run bench -- [--backends NAME,NAME] [--peers] [--seconds N] [--json]

Measures this machine's backends, one after the other, each in a fresh worker that runs nothing else.

  --backends LIST   webgpu,webgl,wasm-threads,wasm-simd,wasm,cpu unless told
  --peers           TensorFlow.js as it ships too: its cpu backend's training step takes half a minute
  --seconds N       give up a measure after so many seconds; 5
  --json            one JSON document on standard output
`;

const COLUMNS = ["predict1", "predict128", "trainStep128", "photo"] as const;

await runCommand(HELP, async () => {
  const options = readOptions({
    backends: { type: "string", default: BACKENDS.join(",") },
    peers: { type: "boolean", default: false },
    seconds: { type: "string", default: "5" },
    json: { type: "boolean", default: false },
  });
  const backends = options.backends!.split(",").map(backendName);
  const peers = options.peers === true;
  if (peers) await buildPeers();
  const app = await openApp(peers ? { server: PEER_SERVER } : {});
  try {
    const seconds = wholeNumber("seconds", options.seconds!, 1);
    const own = await measure(app, backends, seconds);
    const document = peers ? { ...own, peers: await measurePeers(app, seconds) } : own;
    process.stdout.write(options.json ? `${JSON.stringify(document)}\n` : describe(document));
  } finally {
    await app.close();
  }
});

async function measure(
  app: DrivenApp,
  backends: readonly BackendName[],
  secondsPerMeasure: number,
): Promise<BenchDocument> {
  const runs: BenchRun[] = [];
  for (const backend of backends) {
    showProgress(`measuring ${backend}`);
    await app.renew();
    runs.push(await app.call("benchmark", { backend, secondsPerMeasure }));
  }
  endProgress();
  return { device: await describeDevice(app), runs };
}

function describeDevice({ page }: DrivenApp): Promise<BenchDevice> {
  return page.evaluate(() => ({
    userAgent: navigator.userAgent,
    cores: navigator.hardwareConcurrency,
    isolated: crossOriginIsolated,
  }));
}

/** A table with a line for each backend: median milliseconds. */
function describe({ runs, peers = [] }: BenchDocument): string {
  const head = ["backend", "threads", ...COLUMNS].map((text) => text.padStart(13)).join("");
  const lines = runs.map((run) => {
    const figures = COLUMNS.map((column) => inMs(run[column]).padStart(13)).join("");
    const line = `${run.backend.padStart(13)}${String(run.threads ?? "").padStart(13)}${figures}`;
    return run.error ? `${line}  ${run.error}` : line;
  });
  const peerLines = peers.map(({ name, threads, ...peer }) => {
    const figures = [peer.predict1, peer.predict128, peer.trainStep128].map((timing) =>
      inMs(timing).padStart(13),
    );
    return `${name.padStart(13)}${String(threads).padStart(13)}${figures.join("")}`;
  });
  return `${head}\n${[...lines, ...peerLines].join("\n")}\n(median milliseconds)\n`;
}

function inMs(timing: Timing | undefined): string {
  return timing ? timing.medianMs.toFixed(2) : "-";
}
