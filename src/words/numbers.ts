import { language } from "./translatable";

/** A number as the language writes it: `60,000` or `60.000`. @param decimals digits after the point, none unless told */
export function formatNumber(value: number, decimals = 0): string {
  return value.toLocaleString(language(), {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}
