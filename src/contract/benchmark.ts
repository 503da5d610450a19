import type { BackendName } from "./backends";
import type { EngineName, EngineNetwork } from "./engines";
import type { ImageSource } from "./images";

/** What is timed of a backend; a number is the pictures in the batch. */
export const BENCH_MEASURES = [
  "predict1",
  "predict32",
  "predict128",
  "trainStep32",
  "trainStep128",
  "photo",
] as const;

export type BenchMeasure = (typeof BENCH_MEASURES)[number];

/** Milliseconds of a measure's rounds. */
export interface Timing {
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly bestMs?: number;
  /** Mean of the slowest thirtieth of the rounds, at least of one. */
  readonly worstMs?: number;
  /** The first round of all, before compilers and caches had settled. */
  readonly firstMs?: number;
  /** Median of the passes in the second half, divided by that of those in the first; absent with fewer than four passes. */
  readonly drift?: number;
  /** Bounds of a 95 % confidence interval on the median; absent where there were too few rounds for one. */
  readonly lowMs?: number;
  readonly highMs?: number;
  readonly rounds?: number;
}

/**
 * `quick`: under half a minute on a phone. `thorough`: some minutes. `sustained`: the fastest backend trains
 * without a pause, to see whether the device gets slower. `timed`: as many seconds a measure as asked.
 */
export const BENCH_MODES = ["quick", "thorough", "sustained", "timed"] as const;

export type BenchMode = (typeof BENCH_MODES)[number];

/** The network to measure with: freshly built, stored on this device, or in files that are not kept. */
export type BenchNetworkSource =
  | { readonly kind: "architecture"; readonly name: string }
  | { readonly kind: "model"; readonly name: string }
  | {
      readonly kind: "files";
      readonly name: string;
      readonly modelJson: string;
      readonly weights: ArrayBuffer;
    }
  | BenchGraph;

/** A network in a file that none of Hanger's backends reads: it is measured in that engine alone. */
export interface BenchEngineFile {
  readonly kind: "engine";
  readonly name: string;
  readonly engine: EngineName;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A graph model of TensorFlow.js: operations, and no layers. */
export interface BenchGraph {
  readonly kind: "graph";
  readonly name: string;
  readonly modelJson: string;
  readonly weights: ArrayBuffer;
  readonly inputs: readonly BenchInput[];
}

/** What a graph model has to be given. */
export interface BenchInput {
  readonly name: string;
  readonly type: "float32" | "int32" | "bool";
  /** Null where any size may be given: first of all the pictures in the batch. All others have to be chosen to measure. */
  readonly shape: readonly (number | null)[];
}

export interface BenchRequest {
  readonly mode: BenchMode;
  readonly network: BenchNetworkSource | BenchEngineFile;
  /** All of them unless told. */
  readonly backends?: readonly BackendName[];
  /** Other engines to compare with; none unless told. */
  readonly engines?: readonly EngineName[];
  /** Of mode `timed`: a measure gets no more rounds once they have taken so long. */
  readonly secondsPerMeasure?: number;
}

export interface BenchOpenRequest {
  readonly backend: BackendName;
  readonly network: BenchNetworkSource;
}

/** What a backend tells once it has started and answered for the first time. */
export type BenchOpened =
  | { readonly status: "missing"; readonly reason: string }
  | {
      readonly status: "ok";
      readonly threads: number;
      /** Milliseconds to load and start the backend, and of the first prediction. */
      readonly initMs: number;
      readonly firstMs: number;
      readonly network: BenchNetwork;
      /** What this network can be timed at. */
      readonly measures: readonly BenchMeasure[];
    };

export interface BenchEngineRequest {
  readonly network: EngineNetwork;
}

/** What an engine tells once it has started and answered for the first time. */
export interface BenchEngineOpened {
  readonly threads: number;
  readonly build: string;
  /** Milliseconds to start the engine, without its download, and of the first prediction. */
  readonly initMs: number;
  readonly firstMs: number;
  readonly measures: readonly BenchMeasure[];
  /** Of its first input, without the batch. */
  readonly inputShape: readonly number[];
}

/** Probabilities of the reference pictures, and, of a network that can be trained, the loss's gradients. */
export interface BenchAnswers {
  readonly probabilities: Float32Array;
  /** By all weights, in the network's order. */
  readonly gradients?: Float32Array;
}

export interface BenchCheck {
  readonly answers: BenchAnswers;
  /** Largest differences from the reference that was given. */
  readonly maxAbsDiff?: number;
  readonly maxGradientDiff?: number;
  /** Whether they are within what half precision explains. */
  readonly right: boolean;
}

/** One pass of a measure. */
export interface BenchSliceRequest {
  readonly measure: BenchMeasure;
  /** The pass ends with the round that goes beyond so many milliseconds. */
  readonly sliceMs: number;
  /** Whether earlier passes no longer count. */
  readonly afresh?: boolean;
}

export interface BenchSlice {
  /** Over all passes that count. */
  readonly timing: Timing;
  /** Of this pass alone. */
  readonly medianMs: number;
  /** What the pass took, with its warm-up. */
  readonly elapsedMs: number;
}

export interface BenchMemory {
  /** Tensors and their bytes while nothing is computed. */
  readonly tensors: number;
  readonly bytes: number;
  /** Most bytes in tensors at any time of a training step, or else of a prediction, of 32 pictures. */
  readonly peakBytes?: number;
}

/** Time in one of TensorFlow.js's kernels. */
export interface KernelTime {
  readonly name: string;
  readonly calls: number;
  readonly ms: number;
}

export interface LayerTime {
  readonly name: string;
  /** `Conv2D`, `Dense`, ... */
  readonly kind: string;
  readonly ms: number;
}

/** Where the time goes, at 32 pictures. */
export interface BenchProfile {
  readonly memory: BenchMemory;
  /** Of a training step, or, where the network cannot be trained, of a prediction; absent where the GPU tells no times. */
  readonly kernels?: readonly KernelTime[];
  /** Of a prediction, layer by layer; on a GPU with reading the layer's output back. */
  readonly layers?: readonly LayerTime[];
}

export const BENCH_STATUSES = ["ok", "missing", "failed", "wrong", "timeout", "stopped"] as const;

/** As in `ProbeStatus`; `stopped`: the measurement was ended before it got anywhere. */
export type BenchStatus = (typeof BENCH_STATUSES)[number];

/**
 * One backend's row. Where it did not get through, `error` says why, in the language of the device that was measured,
 * and the figures it did not reach are absent.
 */
export interface BenchRun extends Partial<Readonly<Record<BenchMeasure, Timing>>> {
  readonly backend: BackendName;
  readonly status: BenchStatus;
  readonly threads?: number;
  readonly initMs?: number;
  readonly firstMs?: number;
  /** From a decoded 1280x960 frame to the answer of the app's own network. */
  readonly photo?: Timing;
  /** Largest difference from the probabilities of the `cpu` backend. */
  readonly maxAbsDiff?: number;
  /** The same of the gradients. */
  readonly maxGradientDiff?: number;
  readonly memory?: BenchMemory;
  readonly kernels?: readonly KernelTime[];
  readonly layers?: readonly LayerTime[];
  /** Measures that would have taken too long for this mode. */
  readonly leftOut?: readonly BenchMeasure[];
  readonly sustained?: Sustained;
  readonly error?: string;
}

/** Medians of windows of equal length, one after the other, without a pause between them. */
export interface Sustained {
  readonly measure: BenchMeasure;
  readonly windowSeconds: number;
  readonly medianMs: readonly number[];
}

/** Another engine's row, at answering alone: the app's have the name of an engine, and commands measure more of them. */
export interface BenchPeer {
  readonly name: string;
  readonly version: string;
  readonly threads: number;
  /** The binary that it loaded, and what that makes use of. */
  readonly build?: string;
  readonly initMs?: number;
  readonly firstMs?: number;
  readonly predict1?: Timing;
  readonly predict128?: Timing;
  readonly trainStep128?: Timing;
  /** Largest difference from the probabilities of the `cpu` backend. */
  readonly maxAbsDiff?: number;
  /** Measures that would have taken too long for this mode. */
  readonly leftOut?: readonly BenchMeasure[];
  /** Why it has no figures, or no more of them, in the language of the device that was measured. */
  readonly error?: string;
}

/** What the browser tells of the device; nothing in it names its owner. */
export interface BenchDevice {
  readonly userAgent: string;
  /** As the browser calls them, where it does. */
  readonly browser?: string;
  readonly os?: string;
  readonly model?: string;
  readonly cores: number;
  readonly memoryGiB?: number;
  readonly isolated: boolean;
  /** What one core computes at most, in GFLOP/s: measured, with multiply-adds in its SIMD registers. */
  readonly peakGflops?: number;
  readonly gpu?: string;
  readonly simd?: boolean;
  readonly relaxedSimd?: boolean;
  readonly threads?: boolean;
  /** Those limits of the WebGPU adapter that a network meets. */
  readonly webgpuLimits?: Readonly<Record<string, number>>;
  readonly appVersion?: string;
  /** The version of TensorFlow.js: of its core, its layers and all its backends, which are released together. */
  readonly tensorflowjs?: string;
  readonly battery?: BatteryState;
}

export interface BatteryState {
  /** 0..1. */
  readonly level: number;
  readonly charging: boolean;
}

export interface BenchNetwork {
  readonly name: string;
  /** In the language of the device that was measured. */
  readonly title: string;
  readonly parameters: number;
  /** Height, width and channels, or the sides of another input. */
  readonly inputShape: readonly number[];
  /** Of a network in files: 16 hexadecimal digits that differ where its layers or operations do. Weights do not count. */
  readonly structure?: string;
  /** Multiply-adds of an answer to one picture; absent where they are not known. */
  readonly multiplyAdds?: number;
  /** Why it is not trained, in the language of the device that was measured; absent where it is. */
  readonly untrained?: string;
}

export const BENCH_FORMAT = "hanger-benchmark";
export const BENCH_VERSION = 1;

/** One measurement of one device: what is kept, exported, shared and compared. */
export interface BenchDocument {
  readonly format: typeof BENCH_FORMAT;
  readonly version: typeof BENCH_VERSION;
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly measuredAt: number;
  readonly mode: BenchMode;
  readonly network: BenchNetwork;
  readonly device: BenchDevice;
  readonly runs: readonly BenchRun[];
  readonly peers?: readonly BenchPeer[];
  /** Whether it was ended before its time. */
  readonly stopped?: boolean;
}

export const BENCH_SET_FORMAT = "hanger-benchmark-set";

/** Several measurements in one file. */
export interface BenchSet {
  readonly format: typeof BENCH_SET_FORMAT;
  readonly version: typeof BENCH_VERSION;
  readonly results: readonly BenchDocument[];
}

export interface BenchProgress {
  /** 0..1. */
  readonly share: number;
  readonly secondsLeft: number;
  /** What is being measured now. */
  readonly backend: BackendName | EngineName;
  /** Whether it is only being downloaded or started. */
  readonly opening?: boolean;
  /** Rows as far as they are known. */
  readonly runs: readonly BenchRun[];
  readonly peers: readonly BenchPeer[];
}

/** A result as it is kept on this device. */
export interface KeptBench {
  readonly document: BenchDocument;
  readonly origin: "own" | "opened";
  /** Milliseconds since 1970. */
  readonly keptAt: number;
}

/** Something that may hold results: a file's content, or what was pasted. */
export interface BenchCandidate {
  /** How to call it in a sentence: a file's name, `The link`. */
  readonly name: string;
  readonly content: string | Blob;
}

export interface BenchOpening {
  /** Results now kept that were not before. */
  readonly opened: readonly KeptBench[];
  /** Results that were kept already. */
  readonly known: number;
  /** A sentence for everything that was refused. */
  readonly refused: readonly string[];
}

/** The calls of this feature: what goes in, what is reported on the way, what comes out. */
export interface BenchmarkCalls {
  /** Reads and checks a network in files, zip files among them; whether a backend can run it is for that backend to say. */
  readBenchNetwork: {
    request: { files: readonly File[] };
    progress: never;
    result: Extract<BenchNetworkSource, { readonly kind: "files" | "graph" }> | BenchEngineFile;
  };
  /** Starts a backend in a worker that does nothing else; the three calls below go on from there. */
  openBench: { request: BenchOpenRequest; progress: never; result: BenchOpened };
  checkBench: { request: { reference?: BenchAnswers }; progress: never; result: BenchCheck };
  timeBench: { request: BenchSliceRequest; progress: never; result: BenchSlice };
  profileBench: { request: undefined; progress: never; result: BenchProfile };
  /** The network that this worker measures, in the format of an engine. */
  writeBenchNetwork: { request: { engine: EngineName }; progress: never; result: EngineNetwork };
  /** Starts another engine in a worker that does nothing else, downloading it where it is not kept; `checkBench` and `timeBench` go on. */
  openEngine: { request: BenchEngineRequest; progress: never; result: BenchEngineOpened };
  /** What only a page is told of the battery goes in. */
  describeDevice: { request: { battery?: BatteryState }; progress: never; result: BenchDevice };
  listBench: { request: undefined; progress: never; result: readonly KeptBench[] };
  keepBench: { request: { document: BenchDocument }; progress: never; result: KeptBench };
  deleteBench: { request: { ids: readonly string[] }; progress: never; result: undefined };
  /** Checks and keeps results from elsewhere. An unsound one is refused, and the others are kept. */
  openBenchResults: {
    request: { candidates: readonly BenchCandidate[] };
    progress: never;
    result: BenchOpening;
  };
  /** The text of a QR code in a picture; null where there is none. */
  readQr: { request: { image: ImageSource }; progress: never; result: string | null };
  /** A result as the end of a link. */
  linkBench: { request: { id: string }; progress: never; result: string };
}
