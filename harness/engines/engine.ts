/** A function that runs in the page. Its arguments and its result are plain data. */
export type PageFunction<A extends readonly unknown[], R> = (...args: A) => R | Promise<R>;

export interface FoundElement {
  /** Its text as it is shown, in one line. */
  text(): Promise<string>;
  /** Clicks at its place on the screen, as a finger would. */
  click(): Promise<void>;
  /** Gives files to a file input by their paths, as its picker would. */
  setFiles(files: readonly string[]): Promise<void>;
}

/** A browser with one page and a fresh profile. */
export interface EngineDriver {
  /** The version that the browser reports. */
  readonly version: string;
  goto(address: string): Promise<void>;
  reload(): Promise<void>;
  evaluate<A extends readonly unknown[], R>(run: PageFunction<A, R>, ...args: A): Promise<R>;
  /** The element that a function finds. */
  find<A extends readonly unknown[]>(find: PageFunction<A, Element>, ...args: A): Promise<FoundElement>;
  /** Uncaught errors of the page so far. */
  uncaught(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Features that some browsers or devices lack, and that can be removed from one that has them. */
export const LACKS = [
  "camera",
  "sharedMemory",
  "relaxedSimd",
  "serviceWorker",
  "indexedDb",
  "storageManager",
  "locks",
  "permissions",
  "wakeLock",
  "trustedTypes",
  "webCodecs",
  "canvasInWorkers",
  "truePixels",
] as const;

export type Lack = (typeof LACKS)[number];

export interface StartOptions {
  /** Features to remove, as far as the browser can do without them. */
  readonly without?: readonly Lack[];
}

/** A browser engine other than Chromium, as installed on this machine. */
export interface Engine {
  readonly title: string;
  /** Finds or installs what it needs. @throws CommandError that says what to install */
  provide(): void;
  start(options?: StartOptions): Promise<EngineDriver>;
}
