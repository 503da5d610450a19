import type { PageFunction } from "./engine";

/**
 * A function as text that a page can run. The loader that runs the commands names inner functions by calling `__name`,
 * which a page does not have.
 */
export const sourceOf = <A extends readonly unknown[], R>(run: PageFunction<A, R>): string =>
  `((__name) => (${run}))((named) => named)`;

/** Words as a page shows them, in one line. */
export const oneLine = (shown: string): string => shown.replace(/\s+/g, " ").trim();
