import type { ComponentType } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import { withWords } from "../words/with-words";

export type Load<Props> = () => Promise<{ readonly default: ComponentType<Props> }>;

interface Later<Props> {
  /** There once it has been loaded, and its words in the language that is spoken. */
  readonly View?: ComponentType<Props>;
  readonly failed: boolean;
  readonly retry: () => void;
}

/** A component that is loaded when it is first wanted. A load that failed may be tried again. */
export function useLater<Props>(load: Load<Props>, isWanted: boolean): Later<Props> {
  const [state, setState] = useState<Omit<Later<Props>, "retry">>({ failed: false });
  const begin = useCallback(async () => {
    setState({ failed: false });
    try {
      const { default: View } = await withWords(load());
      setState({ View, failed: false });
    } catch {
      setState({ failed: true });
    }
  }, [load]);
  useEffect(() => {
    if (isWanted && !state.View) void begin();
  }, [isWanted, begin]);
  return { ...state, retry: () => void begin() };
}
