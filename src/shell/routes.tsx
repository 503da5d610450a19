import { useEffect, useState } from "preact/hooks";
import type { IconName } from "../ui/icon";
import { placeOf } from "./address";

export interface Route {
  readonly path: string;
  readonly title: string;
  readonly icon: IconName;
}

/** The places of the app, in the order of the bar. The first is where it starts. */
export const ROUTES: readonly Route[] = [
  { path: "classify", title: "Classify", icon: "camera" },
  { path: "photos", title: "Photos", icon: "photos" },
  { path: "train", title: "Train", icon: "train" },
  { path: "explore", title: "Explore", icon: "explore" },
  { path: "benchmark", title: "Benchmark", icon: "benchmark" },
];

const current = (): Route => ROUTES.find(({ path }) => path === placeOf(location.hash)) ?? ROUTES[0]!;

/** The place that the address names after its `#`. */
export function useRoute(): Route {
  const [route, setRoute] = useState(current);
  useEffect(() => {
    const onChange = () => setRoute(current());
    addEventListener("hashchange", onChange);
    return () => removeEventListener("hashchange", onChange);
  }, []);
  return route;
}
