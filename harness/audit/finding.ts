/** A figure of the audit, and how it should be. */
export interface Finding {
  readonly what: string;
  readonly figure: number;
  readonly unit: "" | "kB" | "MB" | "ms";
  readonly limit: number;
  /** Whether the limit is the least rather than the most. */
  readonly atLeast?: boolean;
  /** What the figure was made of, for who has to mend it. */
  readonly details?: readonly string[];
}

export const holds = ({ figure, limit, atLeast = false }: Finding) =>
  atLeast ? figure >= limit : figure <= limit;

/** A line of text: what was found, what is asked for, and whether it holds. */
export function describeFinding(finding: Finding): string {
  const { what, figure, unit, limit, atLeast = false } = finding;
  const number = (value: number) => `${Number(value.toFixed(2))}${unit === "" ? "" : ` ${unit}`}`;
  const asked = `${atLeast ? "at least" : "at most"} ${number(limit)}`;
  return `${holds(finding) ? "ok  " : "FAIL"} ${what.padEnd(70)}${number(figure).padStart(10)}   (${asked})`;
}
