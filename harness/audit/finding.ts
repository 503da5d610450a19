/** A figure of the audit and its limit. */
export interface Finding {
  readonly what: string;
  readonly figure: number;
  readonly unit: "" | "kB" | "MB" | "ms";
  readonly limit: number;
  /** Whether the limit is a minimum; a maximum otherwise. */
  readonly atLeast?: boolean;
  /** What the figure consists of, to help fix it. */
  readonly details?: readonly string[];
}

export const holds = ({ figure, limit, atLeast = false }: Finding) =>
  atLeast ? figure >= limit : figure <= limit;

/** One line of text: the figure, its limit, and whether it is met. */
export function describeFinding(finding: Finding): string {
  const { what, figure, unit, limit, atLeast = false } = finding;
  const number = (value: number) => `${Number(value.toFixed(2))}${unit === "" ? "" : ` ${unit}`}`;
  const asked = `${atLeast ? "at least" : "at most"} ${number(limit)}`;
  return `${holds(finding) ? "ok  " : "FAIL"} ${what.padEnd(70)}${number(figure).padStart(10)}   (${asked})`;
}
