export type Json = Readonly<Record<string, unknown>>;

/** An object from JSON, undefined where the text is none. Numbers that are none, which Python writes, become null. */
export function parseJson(text: string): Json | undefined {
  for (const attempt of [() => text, () => withoutNaN(text)]) {
    try {
      const value: unknown = JSON.parse(attempt());
      return typeof value === "object" && value !== null ? (value as Json) : undefined;
    } catch {
      // The second attempt decides.
    }
  }
  return undefined;
}

const withoutNaN = (text: string) =>
  text.replace(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, (found) =>
    found.startsWith('"') ? found : "null",
  );
