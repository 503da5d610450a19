import { SCENES } from "../../harness/states/registry";
import { VIEWS, type ViewName } from "../../harness/states/state";
import type { Route } from "../../src/shell/routes";

/** Told by the compiler: places of the app that are no view of the states. */
const everyPlaceIsView: Exclude<Route["path"], ViewName> extends never ? true : false = true;

test("every view of the app has states", () => {
  expect(everyPlaceIsView).toBe(true);
  const played = new Set<string>(SCENES.map(({ view }) => view));
  expect(VIEWS.filter((view) => !played.has(view))).toEqual([]);
});
