import { readFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import type { BackendName } from "../../src/contract";
import { isGraphModel } from "../../src/formats/layers-model/describe";
import { type DrivenApp, openApp } from "../app";
import type { BrowserOptions } from "../browser";
import { CommandError } from "../command-error";
import { ROOT } from "../paths";
import { PEER_OUTPUT, PEER_SERVER } from ".";
import type { GraphRequest } from "./tfjs-graph";

/** A graph model on one backend: one picture, in the app and in TensorFlow.js as it ships. */
export interface GraphFigure {
  readonly backend: BackendName;
  readonly threads: number;
  /** Median milliseconds; the app's is the mean of its turns before and after. */
  readonly ownMs?: number;
  readonly stockMs?: number;
  /** Why there is none. */
  readonly error?: string;
}

interface GraphPlan {
  /** With `model.json` and its shards. */
  readonly folder: string;
  readonly backends: readonly BackendName[];
  /** Of the app and of TensorFlow.js each. */
  readonly seconds: number;
  readonly browser: BrowserOptions;
  readonly onProgress: (sentence: string) => void;
}

/** The backend of TensorFlow.js that each of the app's is measured beside. */
const STOCK: Partial<Record<BackendName, GraphRequest["backend"]>> = {
  webgpu: "webgpu",
  webgl: "webgl",
  "wasm-threads": "wasm",
  "wasm-simd": "wasm",
  cpu: "cpu",
};

const ADDRESS = "/peers/graph/";

/**
 * Measures a graph model in the app and in TensorFlow.js as it ships, in the same browser: the app before and after, so that
 * a drift counts for neither.
 * @throws CommandError where there is no graph model, or the app cannot read it
 */
export async function measureGraphPeers(plan: GraphPlan): Promise<readonly GraphFigure[]> {
  requireGraph(plan.folder);
  await build({
    entryPoints: [path.join(ROOT, "harness/peers/workers/tfjs-graph.ts")],
    bundle: true,
    format: "esm",
    outdir: PEER_OUTPUT,
    logLevel: "error",
  });
  const mounts = { ...PEER_SERVER.mounts, [ADDRESS]: plan.folder };
  const app = await openApp({ server: { ...PEER_SERVER, mounts }, browser: plan.browser });
  try {
    const figures: GraphFigure[] = [];
    for (const backend of plan.backends.filter((name) => STOCK[name])) {
      plan.onProgress(`measuring ${backend}`);
      figures.push(await measureOn(app, backend, plan));
    }
    return figures;
  } finally {
    await app.close();
  }
}

/** @throws CommandError */
function requireGraph(folder: string): void {
  let description: Readonly<Record<string, unknown>> | null;
  try {
    description = JSON.parse(readFileSync(path.join(folder, "model.json"), "utf8"));
  } catch {
    throw new CommandError(`There is no model.json in "${folder}", or it cannot be read.`);
  }
  if (description && isGraphModel(description)) return;
  throw new CommandError(`The model.json in "${folder}" is no graph model: it has no operations.`);
}

async function measureOn(app: DrivenApp, backend: BackendName, { seconds }: GraphPlan): Promise<GraphFigure> {
  const before = await measureOwn(app, backend, seconds / 2);
  const { threads } = before;
  if (before.error !== undefined) return { backend, threads, error: before.error };
  const stock = await measureStock(app, {
    backend: STOCK[backend]!,
    threads,
    seconds,
    binaries: "/peers/tfjs/",
    address: `${ADDRESS}model.json`,
    inputs: before.inputs,
  });
  if (stock.error !== undefined) return { backend, threads, error: `TensorFlow.js: ${stock.error}` };
  const after = await measureOwn(app, backend, seconds / 2);
  if (after.error !== undefined) return { backend, threads, error: after.error };
  return { backend, threads, ownMs: (before.medianMs + after.medianMs) / 2, stockMs: stock.timing.medianMs };
}

/** Passes of a turn. */
const PASSES = 6;

/** One picture, measured as the app's own benchmark does. @throws CommandError where the app cannot read the model */
async function measureOwn(app: DrivenApp, backend: BackendName, seconds: number) {
  await app.renew();
  const answer = await app.page.evaluate(
    async ([backend, address, sliceMs, passes]) => {
      const { client } = globalThis.driver!;
      const fetched = async (name: string) => new File([await (await fetch(address + name)).blob()], name);
      const description = await fetched("model.json");
      try {
        const { weightsManifest } = JSON.parse(await description.text());
        const names = weightsManifest.flatMap(({ paths }: { readonly paths: readonly string[] }) => paths);
        const files = [description, ...(await Promise.all(names.map(fetched)))];
        const network = await client.call("readBenchNetwork", { files });
        if (network.kind !== "graph") throw new Error("not a graph model");
        const opened = await client.call("openBench", { backend, network });
        if (opened.status !== "ok") return { error: opened.reason, threads: 1 };
        let medianMs = 0;
        for (let pass = 0; pass < passes; pass++) {
          const { timing } = await client.call("timeBench", { measure: "predict1", sliceMs });
          medianMs = timing.medianMs;
        }
        return { medianMs, threads: opened.threads, inputs: network.inputs };
      } catch (error) {
        const { message, code } = error as Error & { readonly code?: string };
        return code === "import-refused" ? { refused: message } : { error: message, threads: 1 };
      }
    },
    [backend, ADDRESS, (1000 * seconds) / PASSES, PASSES] as const,
  );
  if (answer.refused !== undefined) throw new CommandError(answer.refused);
  return answer;
}

/** In a worker on a page that does nothing else. */
async function measureStock(app: DrivenApp, request: GraphRequest) {
  await app.renew();
  return app.page.evaluate((request) => {
    const worker = new Worker("/peers/workers/tfjs-graph.js", { type: "module" });
    return new Promise<
      | { readonly timing: { readonly medianMs: number }; readonly error?: undefined }
      | { readonly error: string }
    >((resolve) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => resolve({ error: message || "its worker could not be loaded" });
      worker.postMessage(request);
    });
  }, request);
}
