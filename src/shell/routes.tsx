import { useEffect, useState } from "preact/hooks";
import type { IconName } from "../ui/icon";
import { transition } from "../ui/motion";
import { placeOf } from "./address";

export interface Route {
  /** In the address; the shell's words have its title under it. */
  readonly path: "classify" | "photos" | "train" | "explore" | "benchmark" | "about";
  readonly icon: IconName;
}

/** Where the app starts. */
const START: Route = { path: "classify", icon: "camera" };

/** The places of the bar, in their order. */
export const PLACES: readonly Route[] = [
  START,
  { path: "photos", icon: "photos" },
  { path: "train", icon: "train" },
  { path: "explore", icon: "explore" },
  { path: "benchmark", icon: "benchmark" },
];

/** Besides them: told of where there is room. */
export const ABOUT: Route = { path: "about", icon: "info" };

const current = (): Route => [...PLACES, ABOUT].find(({ path }) => path === placeOf(location.hash)) ?? START;

/** The place that the address names after its `#`. One fades into the next. */
export function useRoute(): Route {
  const [route, setRoute] = useState(current);
  useEffect(() => {
    let shown = route;
    const look = () => {
      if (shown === current()) return;
      shown = current();
      transition(() => setRoute(current()));
    };
    // It may have changed since the first rendering.
    look();
    addEventListener("hashchange", look);
    return () => removeEventListener("hashchange", look);
  }, []);
  return route;
}
