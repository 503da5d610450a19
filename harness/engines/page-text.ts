import type { PageFunction } from "./engine";

/**
 * A function's source as text that a page can run. The commands' loader (tsx) inserts calls of `__name`, which a page
 * does not have.
 */
export const sourceOf = <A extends readonly unknown[], R>(run: PageFunction<A, R>): string =>
  `((__name) => (${run}))((named) => named)`;

/** Text as a page shows it, joined into one line. */
export const oneLine = (shown: string): string => shown.replace(/\s+/g, " ").trim();
