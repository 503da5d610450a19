import { BENCH_MEASURES, type BenchDocument } from "../../contract";
import english from "../../words/en/benchmark";
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
];

/**
 * Results as CSV (RFC 4180), a line for every figure; a backend without any has one that says so. A result gives the
 * same lines whatever language is spoken, so that files of several devices fit together.
 */
export function toCsv(documents: readonly BenchDocument[]): string {
  const lines = documents.flatMap(linesOf);
  return [HEAD, ...lines].map((cells) => `${cells.map(toCell).join(",")}\r\n`).join("");
}

function linesOf(document: BenchDocument): unknown[][] {
  const { id, measuredAt, device, network, mode, runs } = document;
  const about = [
    id,
    new Date(measuredAt).toISOString(),
    deviceTitle(device, english),
    device.gpu,
    device.cores,
  ];
  return runs.flatMap((run) => {
    const start = [...about, network.title, mode, run.backend, run.threads, run.status];
    const figures = BENCH_MEASURES.flatMap((measure) => {
      const timing = run[measure];
      if (!timing) return [];
      const { medianMs, p95Ms, bestMs, lowMs, highMs, rounds } = timing;
      return [[...start, measure, medianMs, p95Ms, bestMs, lowMs, highMs, rounds]];
    });
    return figures.length > 0 ? figures : [[...start, ...Array(7).fill("")]];
  });
}

/** Text that a spreadsheet would take for a formula is marked as text. */
function toCell(value: unknown): string {
  const text = String(value ?? "");
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  // Spreadsheets of half the world divide cells by semicolons.
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
