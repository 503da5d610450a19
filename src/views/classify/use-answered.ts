import { useEffect, useState } from "preact/hooks";
import { withWords } from "../../words/with-words";

type AnsweredParts = typeof import("./answered");

/** Waited for, where the browser does not tell when it has nothing to do, milliseconds. */
const IDLE_MS = 1000;

/**
 * What the view shows of pictures and their answers. It is loaded with the first picture, or before that once the page has
 * nothing else to do; a load that failed is tried again with the next picture.
 */
export function useAnswered(isWanted: boolean): AnsweredParts | undefined {
  const [loaded, setLoaded] = useState<AnsweredParts>();
  useEffect(() => {
    if (loaded) return;
    const load = () =>
      void withWords(import(/* webpackChunkName: "view-answered" */ "./answered")).then(
        setLoaded,
        () => undefined,
      );
    if (isWanted) return load();
    if (typeof requestIdleCallback === "function") {
      const asked = requestIdleCallback(load);
      return () => cancelIdleCallback(asked);
    }
    const timer = setTimeout(load, IDLE_MS);
    return () => clearTimeout(timer);
  }, [isWanted, loaded]);
  return loaded;
}
