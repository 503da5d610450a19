import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";
import {
  BACKENDS,
  BENCH_FORMAT,
  BENCH_MEASURES,
  BENCH_MODES,
  BENCH_STATUSES,
  BENCH_VERSION,
  type BenchDevice,
  type BenchDocument,
  type BenchRun,
  HangerError,
  type Timing,
} from "../contract";
import { fromBase64Url, toBase64Url } from "../formats/base64url";
import { benchmarkSentences } from "../words/benchmark-sentences";

/** The longest payload of a link, in characters, both written and read: longer QR codes are hard to scan. */
export const LONGEST_PAYLOAD = 1900;
const LONGEST_READ = 8000;

/** The most bytes that a payload may inflate to. */
const MOST_BYTES = 200_000;

/** The preset dictionary of deflate: text that occurs in most results, the likeliest last. Links depend on it: never change it. */
const DICTIONARY = strToU8(
  [
    "maxBufferSize,maxStorageBufferBindingSize,maxComputeWorkgroupStorageSize,maxComputeInvocationsPerWorkgroup",
    "maxComputeWorkgroupsPerDimension,268435456,134217728,1073741824,2147483644,4294967292,32768,16384,1024,256,65535",
    "This browser offers no WebGPU adapter.This browser offers no WebGL 2 in a worker.Stopped before its turn.",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0",
    " Mobile/15E148 Safari/604.1(Macintosh; Intel Mac OS X 10_15_7)(Windows NT 10.0; Win64; x64) Gecko/20100101 Firefox/",
    "Mozilla/5.0 (Linux; Android 10; K)(X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/1.0.0.0",
    " Mobile Safari/537.36Google Chrome Microsoft Edge Chromium HeadlessChrome Android macOS Windows Linux ",
    "ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)qualcomm adreno arm mali apple intel nvidia amd ",
    "cnn Two convolutions dense photo-cnn Network for photos camera fashion-mnist ",
    '"Add","AddN","ArgMax","Cast","Exp","Fill","Max","Mean","Mul","Multiply","OneHot","Pack","RealDiv","Reshape","Select"',
    '"Sqrt","Square","Step","Sub","Sum","Transpose","ZerosLike","Softmax","Identity","BatchMatMul","_FusedMatMul"',
    '"MaxPoolGrad","MaxPool","FusedConv2D","Conv2DBackpropInput","Conv2DBackpropFilter","HangerAdamUpdate"',
    '"conv1","Conv2D","pool1","MaxPooling2D","conv2","Conv2D","pool2","MaxPooling2D","flatten","Flatten"',
    '"dense","Dense","answer","Dense","average","GlobalAveragePooling2D",null,null,null',
  ].join(""),
);

const PREFIX = "#/benchmark?r=";

/** The payload of a text that is a link to a result, or the end of one; undefined for any other text. */
export function findLink(text: string): string | undefined {
  const at = text.indexOf(PREFIX);
  if (at < 0 || at > 500) return undefined;
  return text.slice(at + PREFIX.length).trim();
}

/**
 * A document as the end of a link: its values without their names, rounded to what the intervals justify, deflated.
 * If the payload is too long for a QR code, the fastest kernels and layers are left out until it fits.
 */
export function writeLink(document: BenchDocument): string {
  for (const detail of [12, 8, 6, 4, 3, 2, 1, 0]) {
    const packed = deflateSync(strToU8(JSON.stringify(pack(document, detail))), {
      level: 9,
      mem: 12,
      dictionary: DICTIONARY,
    });
    const payload = `${BENCH_VERSION}.${toBase64Url(packed)}`;
    if (payload.length <= LONGEST_PAYLOAD || detail === 0) return `${PREFIX}${payload}`;
  }
  throw new Error("unreachable");
}

/**
 * The document in a payload, not yet checked.
 * @throws HangerError `bench-refused`
 */
export function readLink(payload: string): unknown {
  if (payload.length > LONGEST_READ) {
    throw new HangerError("bench-refused", benchmarkSentences.tooLarge);
  }
  const [, version, folded] = /^(\d{1,6})\.([\w-]+)$/.exec(payload) ?? [];
  if (version && Number(version) > BENCH_VERSION) {
    throw new HangerError("bench-refused", benchmarkSentences.laterVersion);
  }
  try {
    if (Number(version) !== BENCH_VERSION || !folded) throw new Error(`version ${version}`);
    const out = new Uint8Array(MOST_BYTES);
    const unfolded = inflateSync(fromBase64Url(folded), { dictionary: DICTIONARY, out });
    return unpack(JSON.parse(strFromU8(unfolded)));
  } catch (cause) {
    throw new HangerError("bench-refused", benchmarkSentences.damagedLink, { cause });
  }
}

type Packed = readonly unknown[];

function pack(document: BenchDocument, detail: number): Packed {
  const { id, measuredAt, mode, network, device, runs, peers, stopped } = document;
  return trimmed([
    id,
    measuredAt,
    BENCH_MODES.indexOf(mode),
    [
      network.name,
      network.title,
      network.parameters,
      network.inputShape,
      network.untrained,
      network.structure,
      network.multiplyAdds,
    ],
    packDevice(device),
    runs.map((run) => packRun(run, detail)),
    stopped ? 1 : null,
    peers?.map((peer) => ({
      ...peer,
      ...Object.fromEntries(
        (["initMs", "firstMs", "maxAbsDiff"] as const)
          .filter((name) => peer[name] !== undefined)
          .map((name) => [name, rounded(peer[name], 3)]),
      ),
      ...Object.fromEntries(
        (["predict1", "predict128", "trainStep128"] as const)
          .filter((name) => peer[name])
          .map((name) => [name, unpackTiming(packTiming(peer[name]))]),
      ),
    })),
    // The limits of WebGPU end the list of the device: what was added later stands here.
    trimmed([device.tensorflowjs, device.peakGflops]),
  ]);
}

function unpack(value: unknown): unknown {
  const [id, measuredAt, mode, network, device, runs, stopped, peers, added = []] = list(value);
  const [tensorflowjs, peakGflops] = list(added);
  const [name, title, parameters, inputShape, untrained, structure, multiplyAdds] = list(network);
  return defined({
    format: BENCH_FORMAT,
    version: BENCH_VERSION,
    id,
    measuredAt,
    mode: BENCH_MODES[Number(mode)],
    network: defined({ name, title, parameters, inputShape, untrained, structure, multiplyAdds }),
    device: defined({ ...unpackDevice(device), tensorflowjs, peakGflops }),
    runs: list(runs).map(unpackRun),
    stopped: stopped ? true : undefined,
    peers,
  });
}

function packDevice(device: BenchDevice): Packed {
  const { userAgent, browser, os, model, cores, memoryGiB, isolated, gpu, webgpuLimits = {} } = device;
  const { simd, relaxedSimd, threads, appVersion, battery } = device;
  const flags = [isolated, simd, relaxedSimd, threads].map((flag) => (flag === undefined ? 2 : Number(flag)));
  return trimmed([
    userAgent,
    browser,
    os,
    model,
    cores,
    memoryGiB,
    gpu,
    flags.join(""),
    appVersion,
    battery && [rounded(battery.level, 2), Number(battery.charging)],
    ...Object.entries(webgpuLimits).flat(),
  ]);
}

function unpackDevice(value: unknown): Record<string, unknown> {
  const [userAgent, browser, os, model, cores, memoryGiB, gpu, flags, appVersion, battery, ...limits] =
    list(value);
  const flag = (at: number) => [false, true][Number(String(flags)[at])];
  const pairs = Array.from({ length: limits.length / 2 }, (_, i) => [limits[2 * i], limits[2 * i + 1]]);
  return defined({
    userAgent,
    browser,
    os,
    model,
    cores,
    memoryGiB,
    gpu,
    isolated: flag(0),
    simd: flag(1),
    relaxedSimd: flag(2),
    threads: flag(3),
    appVersion,
    battery: battery ? { level: list(battery)[0], charging: list(battery)[1] === 1 } : undefined,
    webgpuLimits: pairs.length > 0 ? Object.fromEntries(pairs) : undefined,
  });
}

function packRun(run: BenchRun, detail: number): Packed {
  const { backend, status, threads, initMs, firstMs, maxAbsDiff, maxGradientDiff } = run;
  const { memory, kernels, layers, leftOut, sustained, error } = run;
  return trimmed([
    BACKENDS.indexOf(backend),
    BENCH_STATUSES.indexOf(status),
    threads,
    rounded(initMs, 3),
    rounded(firstMs, 3),
    trimmed(BENCH_MEASURES.map((measure) => packTiming(run[measure]))),
    rounded(maxAbsDiff, 2),
    rounded(maxGradientDiff, 2),
    memory && [memory.tensors, memory.bytes, memory.peakBytes],
    leftOut?.map((measure) => BENCH_MEASURES.indexOf(measure)),
    error,
    sustained && [
      BENCH_MEASURES.indexOf(sustained.measure),
      sustained.windowSeconds,
      ...sustained.medianMs.map((ms) => rounded(ms, 3)),
    ],
    longest(kernels, detail)?.flatMap(({ name, calls, ms }) => [name, calls, rounded(ms, 2)]),
    longest(layers, detail)?.flatMap(({ name, kind, ms }) => [name, kind, rounded(ms, 2)]),
  ]);
}

function unpackRun(value: unknown): unknown {
  const [backend, status, threads, initMs, firstMs, timings, maxAbsDiff, maxGradientDiff, ...others] =
    list(value);
  const [memory, leftOut, error, sustained, kernels, layers] = others;
  const [tensors, bytes, peakBytes] = memory ? list(memory) : [];
  const [measure, windowSeconds, ...medianMs] = sustained ? list(sustained) : [];
  return defined({
    backend: BACKENDS[Number(backend)],
    status: BENCH_STATUSES[Number(status)],
    threads,
    initMs,
    firstMs,
    ...Object.fromEntries(list(timings).map((timing, i) => [BENCH_MEASURES[i], unpackTiming(timing)])),
    maxAbsDiff,
    maxGradientDiff,
    memory: memory ? defined({ tensors, bytes, peakBytes }) : undefined,
    leftOut: leftOut ? list(leftOut).map((index) => BENCH_MEASURES[Number(index)]) : undefined,
    error,
    sustained: sustained ? { measure: BENCH_MEASURES[Number(measure)], windowSeconds, medianMs } : undefined,
    kernels: kernels ? triples(kernels).map(([name, calls, ms]) => ({ name, calls, ms })) : undefined,
    layers: layers ? triples(layers).map(([name, kind, ms]) => ({ name, kind, ms })) : undefined,
  });
}

function packTiming(timing: Timing | undefined): Packed | null {
  if (!timing) return null;
  const { medianMs, p95Ms, bestMs, lowMs, highMs, rounds, worstMs, firstMs, drift } = timing;
  return trimmed([
    rounded(medianMs, 4),
    rounded(p95Ms, 3),
    rounded(bestMs, 3),
    rounds,
    // Comparisons use the interval, so it is as exact as the median.
    rounded(lowMs, 4),
    rounded(highMs, 4),
    rounded(worstMs, 3),
    rounded(firstMs, 3),
    // In whole percent beyond 1: most are 0.
    drift === undefined ? null : Math.round(100 * (drift - 1)),
  ]);
}

function unpackTiming(value: unknown): unknown {
  if (value === null) return undefined;
  const [medianMs, p95Ms, bestMs, rounds, lowMs, highMs, worstMs, firstMs, percent] = list(value);
  const drift = typeof percent === "number" ? 1 + percent / 100 : undefined;
  return defined({ medianMs, p95Ms, bestMs, lowMs, highMs, rounds, worstMs, firstMs, drift });
}

function longest<T extends { readonly ms: number }>(
  parts: readonly T[] | undefined,
  most: number,
): readonly T[] | undefined {
  if (!parts || parts.length <= most) return parts;
  const least = [...parts].sort((a, b) => b.ms - a.ms)[most - 1]?.ms ?? Number.POSITIVE_INFINITY;
  const kept = parts.filter(({ ms }) => ms >= least).slice(0, most);
  return kept.length > 0 ? kept : undefined;
}

/** Rounds to `digits` significant digits. */
function rounded(value: number | undefined, digits: number): number | null {
  return value === undefined ? null : Number(value.toPrecision(digits));
}

/** Drops absent values at the end. */
function trimmed(values: Packed): Packed {
  let { length } = values;
  while (length > 0 && (values[length - 1] === null || values[length - 1] === undefined)) length--;
  return values.slice(0, length);
}

function defined(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null),
  );
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error("no list");
  return value;
}

function triples(value: unknown): readonly (readonly unknown[])[] {
  const values = list(value);
  return Array.from({ length: values.length / 3 }, (_, i) => values.slice(3 * i, 3 * i + 3));
}
