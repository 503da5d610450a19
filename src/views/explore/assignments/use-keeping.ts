import { useCallback, useRef } from "preact/hooks";

export interface Keeping<T> {
  /** Writes the value; of those that come while one is being written, the latest alone. */
  keep(value: T): void;
  /** Resolves when all that was kept so far is written, or could not be. */
  settled(): Promise<void>;
}

/** Writes what is typed as it is typed, one write at a time. */
export function useKeeping<T>(
  write: (value: T) => Promise<unknown>,
  onFailure: (error: unknown) => void,
): Keeping<T> {
  const waiting = useRef<readonly [T] | undefined>(undefined);
  const writing = useRef<Promise<void> | undefined>(undefined);
  const latest = useRef({ write, onFailure });
  latest.current = { write, onFailure };

  const drain = useCallback(async () => {
    while (waiting.current) {
      const [value] = waiting.current;
      waiting.current = undefined;
      await latest.current.write(value).catch(latest.current.onFailure);
    }
    writing.current = undefined;
  }, []);
  const keep = useCallback((value: T) => {
    waiting.current = [value];
    writing.current ??= drain();
  }, []);
  const settled = useCallback(async () => writing.current, []);
  return { keep, settled };
}
