import { useEffect, useState } from "preact/hooks";

/**
 * Returns the previous value until the page has painted, then the new one. Use it for slow drawings, so that the page can
 * respond to a touch first. The value must keep its identity while it is unchanged.
 */
export function useDeferred<T>(value: T): T {
  const [shown, setShown] = useState(value);
  useEffect(() => setShown(value), [value]);
  return shown;
}
