import type { Stage } from "./stage";

export const VIEWS = ["classify", "photos", "train", "explore", "benchmark", "about", "shell"] as const;

export type ViewName = (typeof VIEWS)[number];

/** One look that the app can have. */
export interface State {
  readonly name: string;
  /** Brings the page into it, from where the state before left it. */
  prepare(stage: Stage): Promise<unknown>;
}

/** States that follow one another on one page, as someone would go through them. */
export interface Scene {
  readonly view: ViewName;
  /** After the address of the app. */
  readonly path?: string;
  /** What the browser says to the camera; it asks, which nobody answers, unless told. */
  readonly camera?: "allowed" | "denied";
  /** Whether the app is installed before it is shown, which takes a second load. */
  readonly installed?: boolean;
  /** Runs before the app is opened. */
  readonly before?: (stage: Stage) => Promise<unknown>;
  readonly states: readonly State[];
}
