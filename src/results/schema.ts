import {
  array,
  boolean,
  check,
  finite,
  forward,
  type GenericSchema,
  integer,
  literal,
  maxLength,
  maxValue,
  minLength,
  minValue,
  number,
  object,
  optional,
  picklist,
  pipe,
  record,
  regex,
  string,
} from "valibot";
import { BACKENDS } from "../contract/backends";
import {
  BENCH_FORMAT,
  BENCH_MEASURES,
  BENCH_MODES,
  BENCH_SET_FORMAT,
  BENCH_STATUSES,
  BENCH_VERSION,
  type BenchDocument,
  type BenchSet,
} from "../contract/benchmark";

// `npm run schema` writes the published form, public/benchmark.schema.json, from these schemas; a test compares the two.

/** A day, in milliseconds: no round takes longer. */
const MOST_MS = 86_400_000;

/** The most results in one file. */
export const MOST_RESULTS = 500;

const text = (most: number) => pipe(string(), maxLength(most));
const amount = (most: number) => pipe(number(), finite(), minValue(0), maxValue(most));
const count = (most: number, least = 0) => pipe(number(), integer(), minValue(least), maxValue(most));
const ms = amount(MOST_MS);

const timing = pipe(
  object({
    medianMs: ms,
    p95Ms: ms,
    bestMs: optional(ms),
    worstMs: optional(ms),
    firstMs: optional(ms),
    drift: optional(amount(1e6)),
    lowMs: optional(ms),
    highMs: optional(ms),
    rounds: optional(count(1e6, 1)),
  }),
  check(isOrdered, "best, median and 95th percentile, or the interval's bounds, are in no order"),
);

interface Ordered {
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly bestMs?: number | undefined;
  readonly lowMs?: number | undefined;
  readonly highMs?: number | undefined;
}

/** Whether the figures of a timing are in order. They may be rounded, so almost equal ones count as in order. */
function isOrdered({ medianMs, p95Ms, bestMs = 0, lowMs = 0, highMs = MOST_MS }: Ordered): boolean {
  const inOrder = (low: number, high: number) => low <= high * 1.01;
  return (
    inOrder(bestMs, medianMs) &&
    inOrder(medianMs, p95Ms) &&
    inOrder(lowMs, medianMs) &&
    inOrder(medianMs, highMs)
  );
}

const measure = picklist(BENCH_MEASURES);

const run = object({
  backend: picklist(BACKENDS),
  status: picklist(BENCH_STATUSES),
  threads: optional(count(4096, 1)),
  initMs: optional(ms),
  firstMs: optional(ms),
  predict1: optional(timing),
  predict32: optional(timing),
  predict128: optional(timing),
  trainStep32: optional(timing),
  trainStep128: optional(timing),
  photo: optional(timing),
  maxAbsDiff: optional(amount(1e30)),
  maxGradientDiff: optional(amount(1e38)),
  memory: optional(object({ tensors: count(1e6), bytes: amount(1e13), peakBytes: optional(amount(1e13)) })),
  kernels: optional(pipe(array(object({ name: text(60), calls: count(1e6), ms })), maxLength(100))),
  layers: optional(pipe(array(object({ name: text(60), kind: text(40), ms })), maxLength(200))),
  leftOut: optional(pipe(array(measure), maxLength(BENCH_MEASURES.length))),
  sustained: optional(
    object({ measure, windowSeconds: amount(3600), medianMs: pipe(array(ms), maxLength(1000)) }),
  ),
  error: optional(text(300)),
});

const peer = object({
  name: text(60),
  version: text(40),
  threads: count(4096, 1),
  build: optional(text(200)),
  initMs: optional(ms),
  firstMs: optional(ms),
  predict1: optional(timing),
  predict128: optional(timing),
  trainStep128: optional(timing),
  maxAbsDiff: optional(amount(1e30)),
  leftOut: optional(pipe(array(measure), maxLength(BENCH_MEASURES.length))),
  error: optional(text(2000)),
});

const device = object({
  userAgent: text(400),
  browser: optional(text(100)),
  os: optional(text(100)),
  model: optional(text(100)),
  cores: count(4096, 1),
  memoryGiB: optional(amount(1e6)),
  isolated: boolean(),
  peakGflops: optional(amount(1e6)),
  gpu: optional(text(200)),
  simd: optional(boolean()),
  relaxedSimd: optional(boolean()),
  threads: optional(boolean()),
  webgpuLimits: optional(
    pipe(
      record(text(60), amount(Number.MAX_SAFE_INTEGER)),
      check((limits) => Object.keys(limits).length <= 40, "there are too many limits"),
    ),
  ),
  appVersion: optional(text(40)),
  tensorflowjs: optional(text(40)),
  battery: optional(object({ level: amount(1), charging: boolean() })),
});

/** When a result was measured: milliseconds since 1970, from 2020 to 2100. */
const measuredAt = pipe(number(), integer(), minValue(1_577_836_800_000), maxValue(4_102_444_800_000));

const documentFields = object({
  format: literal(BENCH_FORMAT),
  version: literal(BENCH_VERSION),
  id: pipe(string(), regex(/^[0-9a-z]{8,40}$/)),
  measuredAt,
  mode: picklist(BENCH_MODES),
  network: object({
    name: text(100),
    title: text(100),
    parameters: count(1e10),
    inputShape: pipe(array(count(1e6)), maxLength(8)),
    structure: optional(pipe(string(), regex(/^[0-9a-f]{16}$/))),
    multiplyAdds: optional(count(1e15)),
    untrained: optional(text(300)),
  }),
  device,
  runs: pipe(
    array(run),
    maxLength(BACKENDS.length),
    check(
      (runs) => new Set(runs.map(({ backend }) => backend)).size === runs.length,
      "a backend is there twice",
    ),
  ),
  peers: optional(pipe(array(peer), maxLength(20))),
  stopped: optional(boolean()),
});

/** Other engines alone run some files; what was measured in nothing is no result. */
const document = pipe(
  documentFields,
  forward(
    check(({ runs, peers = [] }) => runs.length + peers.length > 0, "nothing was measured"),
    ["runs"],
  ),
);

/** One result. Unknown properties are dropped. */
export const benchDocumentSchema: GenericSchema<unknown, BenchDocument> = document as never;

/** A file of several results. */
export const benchSetSchema: GenericSchema<unknown, BenchSet> = object({
  format: literal(BENCH_SET_FORMAT),
  version: literal(BENCH_VERSION),
  results: pipe(array(document), minLength(1), maxLength(MOST_RESULTS)),
}) as never;
