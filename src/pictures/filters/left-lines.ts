import type { FilterStep } from "../../contract";

/** What a filter does that it should not: it answers to plain areas, to the other lines too, or not to those asked for. */
export type FilterFault = "plain" | "others" | "none";

/**
 * Whether a filter of 3x3 weights leaves such lines of a picture and nothing else. On a picture that changes from top to
 * bottom alone, what it gives depends on the sums of its rows alone, and on one that changes from left to right, on those
 * of its columns: rows that are 0 each leave no horizontal line, and weights that are 0 together no plain area.
 */
export function faultOfFilter(
  weights: readonly number[],
  leaves: FilterStep["leaves"],
): FilterFault | undefined {
  const at = [0, 1, 2];
  const rows = at.map((row) => sumOf(at.map((column) => weights[3 * row + column]!)));
  const columns = at.map((column) => sumOf(at.map((row) => weights[3 * row + column]!)));
  // What fractions leave when they cancel each other out.
  const least = 1e-9 * Math.max(...weights.map(Math.abs));
  const isFound = (sums: readonly number[]) => sums.some((sum) => Math.abs(sum) > least);
  if (isFound([sumOf(rows)])) return "plain";
  const found = { horizontal: isFound(rows), vertical: isFound(columns) };
  if (leaves === "edges") return found.horizontal && found.vertical ? undefined : "none";
  if (!found[leaves]) return "none";
  return found[leaves === "horizontal" ? "vertical" : "horizontal"] ? "others" : undefined;
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
