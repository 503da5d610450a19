/** Runs in the page: what it is given and gives back is plain data. */
export type PageFunction<A extends readonly unknown[], R> = (...args: A) => R | Promise<R>;

export interface FoundElement {
  /** Its words as they are shown, in one line. */
  text(): Promise<string>;
  /** Clicks on it where it is on the screen, as a finger would. */
  click(): Promise<void>;
  /** Of an input: gives it files by their paths, as its picker would. */
  setFiles(files: readonly string[]): Promise<void>;
}

/** A browser with one page, which knows nothing from before. */
export interface EngineDriver {
  /** As the browser tells it. */
  readonly version: string;
  goto(address: string): Promise<void>;
  reload(): Promise<void>;
  evaluate<A extends readonly unknown[], R>(run: PageFunction<A, R>, ...args: A): Promise<R>;
  /** The element that a function finds. */
  find<A extends readonly unknown[]>(find: PageFunction<A, Element>, ...args: A): Promise<FoundElement>;
  /** Errors that nothing in the page has caught so far. */
  uncaught(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** What some browser or device lacks, and can be taken from one that has it. */
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
] as const;

export type Lack = (typeof LACKS)[number];

export interface StartOptions {
  /** What the browser is to do without, as far as it can be told to. */
  readonly without?: readonly Lack[];
}

/** A browser that is not Chromium, as it is found on this machine. */
export interface Engine {
  readonly title: string;
  /** Finds what it needs, or installs it. @throws CommandError saying what to install */
  provide(): void;
  start(options?: StartOptions): Promise<EngineDriver>;
}
