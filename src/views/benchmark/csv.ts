import { BENCH_MEASURES, type BenchDocument, type BenchMeasure, type Timing } from "../../contract";
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
];

/**
 * Results as CSV (RFC 4180), a line for every figure; a backend or engine without any has one that says so. A result gives the
 * same lines whatever language is spoken, so that files of several devices fit together.
 */
export function toCsv(documents: readonly BenchDocument[]): string {
  const lines = documents.flatMap(linesOf);
  return csvLines([HEAD, ...lines]);
}

interface CsvRow extends Partial<Readonly<Record<BenchMeasure, Timing>>> {
  readonly backend: string;
  readonly status: string;
  readonly threads?: number;
  readonly version?: string;
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
  const engines = peers.map(({ name, error, ...peer }) => ({
    ...peer,
    backend: name,
    status: error === undefined ? "ok" : "failed",
  }));
  return [...runs, ...engines].flatMap((run: CsvRow) => {
    const { version = "" } = run;
    const start = [...about, network.title, mode, run.backend, run.threads, run.status];
    const figures = BENCH_MEASURES.flatMap((measure) => {
      const timing = run[measure];
      if (!timing) return [];
      const { medianMs, p95Ms, bestMs, lowMs, highMs, rounds } = timing;
      return [[...start, measure, medianMs, p95Ms, bestMs, lowMs, highMs, rounds, version]];
    });
    return figures.length > 0 ? figures : [[...start, ...Array(7).fill(""), version]];
  });
}
