import { formatNumber } from "../../words/numbers";

/** A power of ten of milliseconds, on an axis. */
export function axisDuration(ms: number): string {
  if (ms >= 1000) return `${formatNumber(ms / 1000)} s`;
  return `${formatNumber(ms, Math.max(0, -Math.floor(Math.log10(ms))))} ms`;
}
