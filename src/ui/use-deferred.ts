import { useEffect, useState } from "preact/hooks";

/**
 * A value as it was before, until the page has been painted: for what takes long to draw, and may come after the answer to
 * a touch. The value has to stay the same object while it says the same.
 */
export function useDeferred<T>(value: T): T {
  const [shown, setShown] = useState(value);
  useEffect(() => setShown(value), [value]);
  return shown;
}
