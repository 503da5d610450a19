import type { Stage } from "./stage";

export const VIEWS = ["classify", "photos", "train", "explore", "benchmark", "about", "shell"] as const;

export type ViewName = (typeof VIEWS)[number];

/** One state of the app's interface. */
export interface State {
  readonly name: string;
  /** Brings the page into this state, starting from the previous one. */
  prepare(stage: Stage): Promise<unknown>;
}

/** States in the order in which a user would go through them on one page. */
export interface Scene {
  readonly view: ViewName;
  /** The path after the app's address. */
  readonly path?: string;
  /** The camera permission; default: the browser asks and gets no answer. */
  readonly camera?: "allowed" | "denied";
  /** Whether the service worker is installed first, which takes a second load. */
  readonly installed?: boolean;
  /** Runs before the app is opened. */
  readonly before?: (stage: Stage) => Promise<unknown>;
  readonly states: readonly State[];
}
