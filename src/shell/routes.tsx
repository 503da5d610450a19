import { useEffect, useState } from "preact/hooks";
import type { IconName } from "../ui/icon";
import { placeOf } from "./address";

export interface Route {
  /** In the address; the shell's words have its title under it. */
  readonly path: "classify" | "photos" | "train" | "explore" | "benchmark";
  readonly icon: IconName;
}

/** The places of the app, in the order of the bar. The first is where it starts. */
export const ROUTES: readonly Route[] = [
  { path: "classify", icon: "camera" },
  { path: "photos", icon: "photos" },
  { path: "train", icon: "train" },
  { path: "explore", icon: "explore" },
  { path: "benchmark", icon: "benchmark" },
];

const current = (): Route => ROUTES.find(({ path }) => path === placeOf(location.hash)) ?? ROUTES[0]!;

/** The place that the address names after its `#`. */
export function useRoute(): Route {
  const [route, setRoute] = useState(current);
  useEffect(() => {
    const look = () => setRoute(current());
    // It may have changed since the first rendering.
    look();
    addEventListener("hashchange", look);
    return () => removeEventListener("hashchange", look);
  }, []);
  return route;
}
