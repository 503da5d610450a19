import {
  BACKENDS,
  BENCH_MEASURES,
  type BenchDocument,
  type BenchMeasure,
  type BenchRun,
  type Timing,
} from "../../../src/contract";
import { Random } from "../../../src/random/random";

const KERNELS = [
  ["FusedConv2D", 2],
  ["MaxPool", 2],
  ["Conv2DBackpropFilter", 2],
  ["Conv2DBackpropInput", 1],
  ["MaxPoolGrad", 2],
  ["BatchMatMul", 4],
  ["_FusedMatMul", 1],
  ["HangerAdamUpdate", 8],
  ["Sum", 5],
  ["Multiply", 6],
  ["Step", 3],
  ["Reshape", 7],
  ["Exp", 2],
  ["Transpose", 3],
] as const;

const LAYERS = [
  ["conv1", "Conv2D"],
  ["pool1", "MaxPooling2D"],
  ["conv2", "Conv2D"],
  ["pool2", "MaxPooling2D"],
  ["flatten", "Flatten"],
  ["dense", "Dense"],
  ["answer", "Dense"],
] as const;

/** A complete timing, as uneven as a real one. */
export function timing(medianMs: number, random = new Random(1)): Timing {
  const spread = () => 0.05 * random.next();
  return {
    medianMs,
    p95Ms: medianMs * (1.2 + spread()),
    bestMs: medianMs * (0.8 + spread()),
    lowMs: medianMs * (0.97 - spread()),
    highMs: medianMs * (1.03 + spread()),
    worstMs: medianMs * (1.6 + spread()),
    firstMs: medianMs * (4 + spread()),
    drift: 1 + Math.round(100 * spread()) / 100,
    rounds: 200 + random.below(2000),
  };
}

/** A thorough result of a phone on which every backend runs, with all optional properties. */
export function thoroughResult(seed = 1): BenchDocument {
  const random = new Random(seed);
  const runs = BACKENDS.map((backend, i): BenchRun => {
    const measures = BENCH_MEASURES.map((measure) => [
      measure,
      timing((1 + i) * random.between(0.4, 90), random),
    ]);
    return {
      backend,
      status: "ok",
      threads: backend === "wasm-threads" ? 8 : 1,
      initMs: random.between(20, 900),
      firstMs: random.between(2, 400),
      ...(Object.fromEntries(measures) as Record<BenchMeasure, Timing>),
      maxAbsDiff: random.next() * 1e-6,
      maxGradientDiff: random.next() * 1e-4,
      memory: { tensors: 14, bytes: 975_144, peakBytes: 41_943_040 + random.below(1e6) },
      kernels: KERNELS.map(([name, calls]) => ({ name, calls, ms: random.between(0.01, 30) })),
      layers: LAYERS.map(([name, kind]) => ({ name, kind, ms: random.between(0.01, 30) })),
    };
  });
  return {
    format: "hanger-benchmark",
    version: 1,
    id: `0result${seed.toString(36).padStart(7, "0")}`,
    measuredAt: 1_795_000_000_000 + seed,
    mode: "thorough",
    network: {
      name: "cnn",
      title: "Two convolutions",
      parameters: 243_786,
      inputShape: [28, 28, 1],
      multiplyAdds: 5_056_000,
    },
    device: {
      userAgent:
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36",
      browser: "Google Chrome 156",
      os: "Android 16.0.0",
      model: "Pixel 9",
      cores: 8,
      memoryGiB: 8,
      isolated: true,
      peakGflops: 41.6,
      gpu: "arm valhall-5th-gen",
      simd: true,
      relaxedSimd: true,
      threads: true,
      webgpuLimits: {
        maxBufferSize: 4294967292,
        maxStorageBufferBindingSize: 2147483644,
        maxComputeWorkgroupStorageSize: 32768,
        maxComputeInvocationsPerWorkgroup: 1024,
        maxComputeWorkgroupsPerDimension: 65535,
      },
      appVersion: "0.1.0",
      tensorflowjs: "4.22.0",
      battery: { level: 0.83, charging: false },
    },
    runs,
  };
}
