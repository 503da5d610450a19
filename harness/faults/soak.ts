import type { BackendName, MemoryUse } from "../../src/contract";
import { type DrivenApp, openApp } from "../app";
import { DRAWN_DATASET_MOUNT } from "../drawn-dataset/prepare";
import { addDrawnPhotos } from "./activities";
import { memoryAt } from "./training-memory";

export interface SoakOptions {
  /** How often the same photos are learned. */
  readonly learnings: number;
  readonly classifications: number;
  readonly switches: number;
  /** Steps of one training. */
  readonly steps: number;
  readonly onProgress?: (doing: string) => void;
}

export interface SoakReport {
  /** The number of comparisons with the first round. */
  readonly checks: number;
  readonly broken: readonly string[];
}

const CLASSIFICATIONS_A_ROUND = 1000;

/** Photos to learn from, in each of two classes. */
const PHOTOS = 6;

/** The largest difference between backends in the probabilities of one picture. */
const TOLERANCE = 1e-3;

/** The first is another than the one before: a worker that goes on has grown by what it did. */
const SWITCHED: readonly BackendName[] = ["cpu", "wasm-simd", "wasm", "wasm-threads"];

/** Runs the app for a long time without a pause. Its memory and its answers must not change. */
export async function soak({ onProgress, ...amounts }: SoakOptions): Promise<SoakReport> {
  const broken: string[] = [];
  let checks = 0;
  const hold = (holds: boolean, sentence: string) => {
    checks++;
    if (!holds) broken.push(sentence);
  };
  const app = await openApp({ server: { mounts: DRAWN_DATASET_MOUNT } });
  const report = (doing: string) => onProgress?.(doing);
  try {
    await app.call("start", { appVersion: "soak", backend: "wasm-threads" });
    await learnOften(app, amounts.learnings, hold, report);
    await classifyOften(app, amounts.classifications, hold, report);
    await switchOften(app, amounts.switches, hold, report);
    await trainLong(app, amounts.steps, hold, report);
  } finally {
    await app.close();
  }
  return { checks, broken };
}

type Hold = (holds: boolean, sentence: string) => void;
type Report = (doing: string) => void;

/** Learns the same photos again and again, each version deleted before the next is made. */
async function learnOften(app: DrivenApp, times: number, hold: Hold, report: Report): Promise<void> {
  await addDrawnPhotos(app.page, "dress", PHOTOS, 1);
  await addDrawnPhotos(app.page, "coat", PHOTOS, 2);
  let first: { use: MemoryUse; sha256: string } | undefined;
  for (let done = 1; done <= times; done++) {
    report(`learning ${done} of ${times}`);
    const { model } = await app.call("learn", {});
    await app.call("activateModel", { name: "camera" });
    await app.call("deleteModel", { name: model.name });
    const use = await app.call("memoryUse", undefined);
    const seen = { use, sha256: model.card.weightsSha256 };
    first ??= seen;
    if (seen === first) continue;
    const where = `after learning ${done} times`;
    hold(isSame(use, first.use), `${where} the worker holds ${told(use)}, and held ${told(first.use)}`);
    hold(seen.sha256 === first.sha256, `${where} the same photos gave other weights than at first`);
  }
}

/** Classifies frames as the live view does. A repeated frame must get the same answer. */
async function classifyOften(app: DrivenApp, count: number, hold: Hold, report: Report): Promise<void> {
  let first: { use: MemoryUse; probabilities: readonly number[] } | undefined;
  for (let done = 0; done < count; done += CLASSIFICATIONS_A_ROUND) {
    report(`${done} of ${count} classifications`);
    const probabilities = await app.page.evaluate(classifyFrames, CLASSIFICATIONS_A_ROUND);
    const use = await app.call("memoryUse", undefined);
    first ??= { use, probabilities };
    const where = `after ${done + CLASSIFICATIONS_A_ROUND} classifications`;
    hold(isSame(use, first.use), `${where} the worker holds ${told(use)}, and held ${told(first.use)}`);
    const drift = farthest(probabilities, first.probabilities);
    hold(drift === 0, `${where} the answer to the same frame differs by ${drift}`);
  }
}

/** Classifies `count` frames and returns the probabilities for the first. */
const classifyFrames = async (count: number): Promise<readonly number[]> => {
  const canvas = new OffscreenCanvas(320, 240);
  const context = canvas.getContext("2d")!;
  let answers: readonly number[] = [];
  for (let i = 0; i < count; i++) {
    context.fillStyle = "#ddd";
    context.fillRect(0, 0, 320, 240);
    context.fillStyle = `hsl(${(i * 37) % 360} 60% 30%)`;
    context.fillRect(100 + (i % 40), 30, 90, 180);
    const bitmap = canvas.transferToImageBitmap();
    const image = { kind: "frame", bitmap } as const;
    const seen = await globalThis.driver!.client.call("classify", { image, top: 10 });
    if (i === 0) answers = seen.answers.map(({ probability }) => probability);
  }
  return answers;
};

/** Switches from backend to backend. Memory and answers must be the same after each round. */
async function switchOften(app: DrivenApp, switches: number, hold: Hold, report: Report): Promise<void> {
  const first = new Map<BackendName, MemoryUse>();
  let reference: readonly number[] | undefined;
  for (let number = 0; number < switches; number++) {
    report(`${number} of ${switches} switches of backend`);
    const backend = SWITCHED[number % SWITCHED.length]!;
    const started = await app.call("start", { appVersion: "soak", backend });
    const where = `after switch ${number + 1}, to ${backend},`;
    hold(started.backend.backend === backend, `${where} the worker computes on ${started.backend.backend}`);
    const probabilities = await app.page.evaluate(classifyFrames, 1);
    reference ??= probabilities;
    const drift = farthest(probabilities, reference);
    hold(drift < TOLERANCE, `${where} the answer to the same frame differs by ${drift}`);
    const use = await app.call("memoryUse", undefined);
    const before = first.get(backend);
    if (!before) first.set(backend, use);
    else hold(isSame(use, before), `${where} the worker holds ${told(use)}, and held ${told(before)}`);
  }
}

/** The pictures of a training whose epochs take a third of the steps, a tenth of them held back for validation. */
const imagesFor = (steps: number) => Math.ceil((BATCH * steps) / 2.7);

const BATCH = 4;

/** Trains without a pause. From the end of the first epoch on, which answers more pictures at once than a step, memory is the same. */
async function trainLong(app: DrivenApp, steps: number, hold: Hold, report: Report): Promise<void> {
  report(`${steps} steps of training`);
  await app.call("start", { appVersion: "soak", backend: "wasm-threads" });
  await app.call("downloadDataset", undefined);
  const amounts = { images: imagesFor(steps), batchSize: BATCH, epochs: 4 };
  const settings = { architecture: "cnn", learningRate: 0.001, seed: 1, ...amounts } as const;
  const at = [0.4, 0.6, 0.8, 1].map((part) => Math.round(part * steps));
  const request = { settings, backend: "wasm-threads" } as const;
  const [first, ...others] = await app.page.evaluate(memoryAt, [request, at] as const);
  hold(others.length === at.length - 1, `the training ended before its step ${steps}`);
  others.forEach((use, i) => {
    const where = `after ${at[i + 1]} steps of training`;
    hold(isSame(use, first!), `${where} the worker holds ${told(use)}, and held ${told(first!)}`);
  });
}

const isSame = (a: MemoryUse, b: MemoryUse) =>
  a.tensors === b.tensors && a.bytes === b.bytes && a.reservedBytes === b.reservedBytes;

const told = ({ tensors, bytes, reservedBytes = 0 }: MemoryUse) =>
  `${tensors} tensors of ${bytes} bytes in ${reservedBytes}`;

const farthest = (a: readonly number[], b: readonly number[]) =>
  Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));
