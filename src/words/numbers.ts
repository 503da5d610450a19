import { locale } from "./translatable";

/** They are slow to make, and few. */
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(decimals: number, style: "decimal" | "percent"): Intl.NumberFormat {
  const key = `${locale()} ${style} ${decimals}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale(), {
      style,
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    formats.set(key, format);
  }
  return format;
}

/** In place of the hyphen that languages have in their formats, which is short and breaks lines. */
const MINUS = "−";

/** A number as the reader writes it: `60,000`, `60.000`, `60’000`. @param decimals digits after the point; default 0 */
export const formatNumber = (value: number, decimals = 0): string =>
  formatOf(decimals, "decimal").format(value).replace("-", MINUS);

/** A share, 0..1, as the reader writes a percentage: `94%`, `94 %`. @param decimals digits after the point; default 0 */
export const formatPercent = (share: number, decimals = 0): string =>
  formatOf(decimals, "percent").format(share).replace("-", MINUS);

/** A time in milliseconds since 1970 as the reader writes it. @param options default: a short date and the minute */
export function formatDate(
  time: number | string,
  options: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeStyle: "short" },
): string {
  return new Date(time).toLocaleString(locale(), options);
}
