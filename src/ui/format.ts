import { formatNumber, formatPercent } from "../words/numbers";

/** A share, 0..1, as a percentage: `94%`, or as the reader writes it. */
export const percent = (share: number, decimals = 0) => formatPercent(share, decimals);

/** A duration with a suitable precision: `0.42 ms`, `4.1 ms`, `61 ms`, `2.3 s`. */
export function duration(ms: number): string {
  if (ms >= 1000) return `${formatNumber(ms / 1000, 1)} s`;
  return `${formatNumber(ms, ms < 1 ? 2 : ms < 10 ? 1 : 0)} ms`;
}

/** A size in decimal units, as browsers show it: `31 MB`. */
export function fileSize(bytes: number): string {
  if (bytes >= 1e9) return `${formatNumber(bytes / 1e9, 1)} GB`;
  return bytes < 1e6 ? `${formatNumber(Math.ceil(bytes / 1e3))} kB` : `${formatNumber(bytes / 1e6)} MB`;
}

/** Remaining time: `42 s`, `3 min 5 s`. */
export function timeLeft(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
