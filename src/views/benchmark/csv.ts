import { BENCH_MEASURES, type BenchDocument, type BenchMemory } from "../../contract";
import type { SpeedRow } from "../../results/speed";
import { speedOf } from "../../results/speed";
import { isSteady } from "../../results/steadiness";
import english from "../../words/en/benchmark";
import { csvLines } from "../shared/csv-lines";
import { deviceTitle } from "./device-title";

const HEAD = [
  "id",
  "measured_at",
  "device",
  "gpu",
  "cores",
  "network",
  "mode",
  "backend",
  "threads",
  "status",
  "measure",
  "median_ms",
  "p95_ms",
  "best_ms",
  "low_ms",
  "high_ms",
  "rounds",
  "engine_version",
  "worst_ms",
  "first_ms",
  "drift",
  "steady",
  "gflops",
  "share_of_peak",
  "memory_bytes",
  "peak_bytes",
  "parameters",
  "browser",
  "isolated",
  "simd",
  "relaxed_simd",
  "device_memory_gib",
  "peak_gflops",
  "battery",
  "charging",
  "hanger",
  "tensorflowjs",
  "stopped",
];

/**
 * Results as CSV (RFC 4180), a line for every figure; a backend or engine without any has one that says so. A result gives the
 * same lines whatever language is spoken, so that files of several devices fit together.
 */
export function toCsv(documents: readonly BenchDocument[]): string {
  const lines = documents.flatMap(linesOf);
  return csvLines([HEAD, ...lines]);
}

interface CsvRow extends SpeedRow {
  readonly version?: string;
  readonly memory?: BenchMemory;
}

function linesOf(document: BenchDocument): unknown[][] {
  const { id, measuredAt, device, network, mode, runs, peers = [] } = document;
  const about = [
    id,
    new Date(measuredAt).toISOString(),
    deviceTitle(device, english),
    device.gpu,
    device.cores,
  ];
  const { battery } = device;
  const told = [
    network.parameters,
    device.browser ?? device.userAgent,
    device.isolated,
    device.simd,
    device.relaxedSimd,
    device.memoryGiB,
    device.peakGflops,
    battery?.level,
    battery?.charging,
    device.appVersion,
    device.tensorflowjs,
    document.stopped ?? false,
  ];
  const engines = peers.map(({ name, error, ...peer }) => ({
    ...peer,
    backend: name,
    status: error === undefined ? "ok" : "failed",
  }));
  return [...runs, ...engines].flatMap((run: CsvRow) => {
    const { version = "" } = run;
    const fastest = speedOf(document, run);
    const memory = [run.memory?.bytes, run.memory?.peakBytes];
    const start = [...about, network.title, mode, run.backend, run.threads, run.status];
    const figures = BENCH_MEASURES.flatMap((measure) => {
      const timing = run[measure];
      if (!timing) return [];
      const { medianMs, p95Ms, bestMs, lowMs, highMs, rounds, worstMs, firstMs, drift } = timing;
      const figure = [measure, medianMs, p95Ms, bestMs, lowMs, highMs, rounds, version];
      const speed = measure === fastest?.measure ? fastest : undefined;
      const parts = [worstMs, firstMs, drift, isSteady(timing), speed?.gflops, speed?.share];
      return [[...start, ...figure, ...parts, ...memory, ...told]];
    });
    const none = [...Array(7).fill(""), version, ...Array(6).fill("")];
    return figures.length > 0 ? figures : [[...start, ...none, ...memory, ...told]];
  });
}
