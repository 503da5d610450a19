import { formatNumber } from "./numbers";

/** A decimal number or a fraction such as `1/9`; NaN for anything else. */
export function readNumber(text: string): number {
  const [above, below, ...more] = text.replaceAll("−", "-").split("/").map(readDecimal);
  if (above === undefined || more.length > 0) return Number.NaN;
  return below === undefined ? above : above / below;
}

const readDecimal = (text: string) => (text.trim() === "" ? Number.NaN : Number(text));

/** Decimal commas as points, which links and sums take. */
export const pointed = (typed: string) => typed.replaceAll(",", ".");

/** A typed number with the current language's decimal sign. */
export const asWritten = (typed: string) => typed.replaceAll(".", formatNumber(0.5, 1).slice(1, 2));
