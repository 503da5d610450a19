/** What a page tells the version that serves it: that the one which waits may come in. */
export const LET_NEXT_IN = "LET_NEXT_IN";

/** What a page tells the version that serves it: that the app shows. A port for a `PageState` comes with it. */
export const PAGE_STARTED = "PAGE_STARTED";

export interface PageStarted {
  readonly type: typeof PAGE_STARTED;
  /** The address of the script that the page started with. */
  readonly script: string;
}

/** What a page learns from the version that serves it. */
export interface PageState {
  /** Whether page and service worker are of the same version. */
  readonly isOwn: boolean;
  /** Whether every file of the app is kept. */
  readonly isWhole: boolean;
}
