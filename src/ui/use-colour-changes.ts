import { useEffect, useState } from "preact/hooks";

const QUERIES = ["(prefers-color-scheme:dark)", "(prefers-contrast:more)", "(forced-colors:active)"];

/** A number that changes with the page's colours, for canvases, which style sheets cannot recolour. */
export function useColourChanges(): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const listening = new AbortController();
    for (const query of QUERIES) {
      const { signal } = listening;
      matchMedia(query).addEventListener("change", () => setChanges((count) => count + 1), { signal });
    }
    return () => listening.abort();
  }, []);
  return changes;
}
