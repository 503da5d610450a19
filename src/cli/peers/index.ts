import path from "node:path";
import { build } from "esbuild";
import type { BenchPeer } from "../../contract";
import type { DrivenApp } from "../app";
import { headersFor } from "../headers";
import { ROOT } from "../paths";
import type { ServerOptions } from "../server";
import type { TfjsPeerFigures, TfjsPeerRequest } from "./tfjs-worker";

const OUTPUT = path.join(ROOT, "build/peers");

/** What the server has to show besides the app so that peers can be measured; they do not keep to its policy. */
export const PEER_SERVER: ServerOptions = {
  mounts: {
    "/peers/": OUTPUT,
    "/peer-binaries/": path.join(ROOT, "node_modules/@tensorflow/tfjs-backend-wasm/dist"),
  },
  headers(pathname) {
    const { "Content-Security-Policy": policy = "", ...others } = headersFor(pathname);
    return pathname.startsWith("/peers/") ? others : { ...others, "Content-Security-Policy": policy };
  },
};

/** Bundles the peers' workers; the app has no part of them. */
export async function buildPeers(): Promise<void> {
  await build({
    entryPoints: [path.join(ROOT, "src/cli/peers/tfjs-worker.ts")],
    bundle: true,
    format: "iife",
    outdir: OUTPUT,
    logLevel: "error",
  });
}

/** Measures TensorFlow.js as it ships: a training step in plain JavaScript, and predictions on wasm with one thread. */
export async function measurePeers(app: DrivenApp, secondsPerMeasure: number): Promise<BenchPeer[]> {
  const peers: BenchPeer[] = [];
  for (const backend of ["wasm", "cpu"] as const) {
    await app.renew();
    const request: TfjsPeerRequest = { backend, binaries: "/peer-binaries/", secondsPerMeasure };
    const figures = await app.page.evaluate(
      (request) =>
        new Promise<TfjsPeerFigures>((resolve, reject) => {
          const worker = new Worker("/peers/tfjs-worker.js");
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => reject(new Error(message));
          worker.postMessage(request);
        }),
      request,
    );
    peers.push({ name: `tfjs-${backend}`, threads: 1, ...figures });
  }
  return peers;
}
