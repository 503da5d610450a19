import { BACKENDS, type BackendName, isBackendName } from "../contract";
import { shellWords } from "../words/shell";

/** What the page's address asks for. */
export interface Address {
  readonly backend?: BackendName;
  /** Sentences about what it asks for that there is not. */
  readonly notices: readonly string[];
}

/** Reads `?backend=NAME`. */
export function readAddress(search: string): Address {
  const backend = new URLSearchParams(search).get("backend");
  if (backend === null) return { notices: [] };
  if (isBackendName(backend)) return { backend, notices: [] };
  return {
    notices: [shellWords.unknownBackend(backend, BACKENDS.join(", "))],
  };
}

/** The place that a fragment such as `#/explore/filters?preset=blur` names; what follows is the place's own. */
export function placeOf(hash: string): string | undefined {
  return /^#\/([^/?]+)/.exec(hash)?.[1];
}
