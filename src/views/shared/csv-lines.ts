/** Rows as CSV (RFC 4180). */
export const csvLines = (rows: readonly (readonly unknown[])[]) =>
  rows.map((cells) => `${cells.map(toCell).join(",")}\r\n`).join("");

/** Text that a spreadsheet would take for a formula is marked as text. */
function toCell(value: unknown): string {
  const text = String(value ?? "");
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  // Spreadsheets of half the world divide cells by semicolons.
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
