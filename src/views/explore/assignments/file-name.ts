/** A name for a file, of letters and digits of any language; `otherwise` where a text has none. */
export function assignmentFileName(text: string, otherwise: string): string {
  const name = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  return name.slice(0, 60) || otherwise;
}

/** Today, as `2026-11-27`. */
export const dayToday = () => new Date().toISOString().slice(0, 10);
