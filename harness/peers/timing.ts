import type { Timing } from "../../src/contract";

/** The result of a peer's worker. */
export interface PeerFigures {
  readonly predict1?: Timing;
  readonly predict128?: Timing;
  readonly trainStep128?: Timing;
  /** The binary that it loaded, and what that makes use of. */
  readonly build?: string;
  readonly error?: string;
}

/** The message to a peer's worker. */
export interface PeerRequest {
  readonly threads: number;
  readonly secondsPerMeasure: number;
  /** Where the peer's binaries are, with a slash at the end. */
  readonly binaries: string;
  /** The course's network as an ONNX file, and as TensorFlow Lite files for one picture and for 128. */
  readonly onnx: Uint8Array;
  readonly tflite1: Uint8Array;
  readonly tflite128: Uint8Array;
}

const WARM_UP_ROUNDS = 3;
const MOST_ROUNDS = 200;

/** Times rounds of work. A round ends when its result has arrived. */
export async function time(seconds: number, work: () => Promise<void>): Promise<Timing> {
  for (let i = 0; i < WARM_UP_ROUNDS; i++) await work();
  const until = performance.now() + 1000 * seconds;
  const times: number[] = [];
  while (times.length < MOST_ROUNDS && performance.now() < until) times.push(await elapsed(work));
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  return { medianMs: at(0.5), p95Ms: at(0.95), rounds: times.length };
}

/** Times a single round, for work that would take minutes to warm up. */
export async function timeOnce(work: () => Promise<void>): Promise<Timing> {
  const once = await elapsed(work);
  return { medianMs: once, p95Ms: once, rounds: 1 };
}

async function elapsed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Seeded so that every peer sees the same pictures: `count` of 784 values in 0..1. */
export function pictures(count: number): Float32Array<ArrayBuffer> {
  let state = count;
  return Float32Array.from({ length: count * 784 }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  });
}

/** The name of the WebAssembly file that this worker fetched. */
export function loadedBinary(): string {
  const fetched = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
  return fetched.findLast((path) => path.endsWith(".wasm"))?.replace(/^.*\//, "") ?? "no binary";
}

/** Answers the page's only message with figures, or with the reason why there are none. */
export function answerMessages(measure: (request: PeerRequest) => Promise<PeerFigures>): void {
  self.onmessage = async ({ data }: MessageEvent<PeerRequest>) => {
    self.postMessage(await measure(data).catch((error: Error) => ({ error: error.message })));
  };
}
