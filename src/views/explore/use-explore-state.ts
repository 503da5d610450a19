import { useCallback, useEffect, useState } from "preact/hooks";
import { type ExploreState, formatState, parseState } from "./state";

const isHere = () => /^#\/explore(\/|\?|$)/.test(location.hash);

/** The view's state, which the address follows and leads. Only another tab is a step to go back from. */
export function useExploreState(): readonly [ExploreState, (change: Partial<ExploreState>) => void] {
  const [state, setState] = useState(() => parseState(location.hash));
  useEffect(() => {
    const onChange = () => {
      if (!isHere()) return;
      // The bar's link names the place alone: what was looked at last is looked at again.
      if (location.hash === "#/explore") setState((now) => ({ ...now }));
      else setState(parseState(location.hash));
    };
    addEventListener("hashchange", onChange);
    return () => removeEventListener("hashchange", onChange);
  }, []);
  useEffect(() => {
    if (isHere() && location.hash !== formatState(state)) history.replaceState(null, "", formatState(state));
  }, [state]);
  const change = useCallback((part: Partial<ExploreState>) => setState((now) => ({ ...now, ...part })), []);
  return [state, change];
}
