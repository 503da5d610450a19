import { language } from "./translatable";

/** A number in the current language's format: `60,000` or `60.000`. @param decimals digits after the point; default 0 */
export function formatNumber(value: number, decimals = 0): string {
  return value.toLocaleString(language(), {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}
