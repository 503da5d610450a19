import { readFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import type { BenchPeer, BenchRun } from "../../src/contract";
import type { DrivenApp } from "../app";
import { headersFor } from "../headers";
import { ROOT } from "../paths";
import { endProgress, showProgress } from "../progress-line";
import type { ServerOptions } from "../server";
import type { PeerFigures } from "./timing";

export const PEER_OUTPUT = path.join(ROOT, "build/peers");

const WORKERS = [
  "tfjs-wasm",
  "tfjs-cpu",
  "tfjs-webgl",
  "tfjs-webgpu",
  "onnxruntime-web",
  "litert",
  "jax-js",
] as const;

/**
 * Server options for measuring peers: it also serves their files. Neither the peers nor the page that starts them can
 * follow the app's content security policy.
 */
export const PEER_SERVER: ServerOptions = {
  mounts: {
    "/peers/workers/": PEER_OUTPUT,
    "/peers/tfjs/": path.join(ROOT, "node_modules/@tensorflow/tfjs-backend-wasm/dist"),
    "/peers/litert/": path.join(ROOT, "node_modules/@litertjs/core/wasm"),
    "/peers/onnxruntime-web/": path.join(ROOT, "node_modules/onnxruntime-web/dist"),
  },
  headers(pathname) {
    const { "Content-Security-Policy": policy = "", ...others } = headersFor(pathname);
    const isFree = pathname.startsWith("/peers/") || pathname === "/driver.html";
    return isFree ? others : { ...others, "Content-Security-Policy": policy };
  },
};

/** Bundles the peers' workers, which are not part of the app. */
export async function buildPeers(): Promise<void> {
  await Promise.all(
    WORKERS.map((name) =>
      build({
        entryPoints: [path.join(ROOT, `harness/peers/workers/${name}.ts`)],
        bundle: true,
        format: typeOf(name) === "module" ? "esm" : "iife",
        outdir: PEER_OUTPUT,
        logLevel: "error",
      }),
    ),
  );
}

/** LiteRT loads its scripts as only classic workers can. */
const typeOf = (name: (typeof WORKERS)[number]) => (name === "litert" ? "classic" : "module");

const PACKAGES: Readonly<Record<(typeof WORKERS)[number], string>> = {
  "tfjs-wasm": "@tensorflow/tfjs",
  "tfjs-cpu": "@tensorflow/tfjs",
  "tfjs-webgl": "@tensorflow/tfjs",
  "tfjs-webgpu": "@tensorflow/tfjs-backend-webgpu",
  "onnxruntime-web": "onnxruntime-web",
  litert: "@litertjs/core",
  "jax-js": "@jax-js/jax",
};

async function versionOf(name: (typeof WORKERS)[number]): Promise<string> {
  const file = path.join(ROOT, "node_modules", PACKAGES[name], "package.json");
  return (JSON.parse(await readFile(file, "utf8")) as { version: string }).version;
}

interface Peer {
  readonly name: (typeof WORKERS)[number];
  readonly threads: number;
  readonly binaries: string;
}

/** TensorFlow.js's GPU backends. They are measured if the app's own are. */
const GPU_BACKENDS = ["webgl", "webgpu"] as const;

/**
 * Measures other engines on the same network, each in its own worker on a page that does nothing else, with as
 * many threads as the app's threaded backend used.
 */
export async function measurePeers(
  app: DrivenApp,
  secondsPerMeasure: number,
  runs: readonly BenchRun[],
): Promise<BenchPeer[]> {
  const threads = runs.reduce((most, { threads = 1 }) => Math.max(most, threads), 1);
  const onnxruntime = { name: "onnxruntime-web", binaries: "/peers/onnxruntime-web/" } as const;
  const liteRt = { name: "litert", binaries: "/peers/litert/" } as const;
  const peers: readonly Peer[] = [
    { name: "tfjs-wasm", threads: 1, binaries: "/peers/tfjs/" },
    { ...onnxruntime, threads: 1 },
    ...(threads > 1 ? [{ ...onnxruntime, threads }] : []),
    { ...liteRt, threads: 1 },
    ...(threads > 1 ? [{ ...liteRt, threads }] : []),
    { name: "tfjs-cpu", threads: 1, binaries: "/peers/tfjs/" },
    ...GPU_BACKENDS.filter((name) =>
      runs.some(({ backend, status }) => backend === name && status === "ok"),
    ).map((name) => ({ name: `tfjs-${name}`, threads: 1, binaries: "/peers/tfjs/" }) as const),
    { name: "jax-js", threads, binaries: "" },
  ];
  const measured: BenchPeer[] = [];
  for (const peer of peers) {
    showProgress(`measuring ${peer.name}`);
    measured.push(await measurePeer(app, secondsPerMeasure, peer));
  }
  endProgress();
  return measured;
}

/** Measures one of them on a fresh page. The app has to be served with `PEER_SERVER`. */
export async function measurePeer(
  app: DrivenApp,
  secondsPerMeasure: number,
  { name, ...peer }: Peer,
): Promise<BenchPeer> {
  await app.renew();
  const figures = await app.page.evaluate(
    async ([name, type, request]) => {
      const { client } = globalThis.driver!;
      await client.call("start", { appVersion: "command", backend: "cpu" });
      const network = { name: "fashion-mnist" };
      const files = {
        onnx: await client.call("exportOnnx", network),
        tflite1: await client.call("exportTflite", { ...network, batch: 1 }),
        tflite128: await client.call("exportTflite", { ...network, batch: 128 }),
      };
      const worker = new Worker(`/peers/workers/${name}.js`, { type });
      return new Promise<PeerFigures>((resolve) => {
        worker.onmessage = ({ data }) => resolve(data);
        // A script that cannot be loaded has no message.
        worker.onerror = ({ message }) => resolve({ error: message || "its worker could not be loaded" });
        worker.postMessage({ ...request, ...files });
      });
    },
    [name, typeOf(name), { ...peer, secondsPerMeasure }] as const,
  );
  return { name, version: await versionOf(name), threads: peer.threads, ...figures };
}
