/** Runs in the page: what it is given and gives back is plain data. */
export type PageFunction<A extends readonly unknown[], R> = (...args: A) => R | Promise<R>;

export interface FoundElement {
  text(): Promise<string>;
  /** Scrolls to it and clicks on it, as a finger would. */
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

export interface StartOptions {
  /** Without what can be taken from the browser: shared memory, GPU, stored data, service worker, relaxed SIMD, camera. */
  readonly poor?: boolean;
}

/** A browser that is not Chromium, as it is found on this machine. */
export interface Engine {
  readonly title: string;
  /** Finds what it needs, or installs it. @throws CommandError saying what to install */
  provide(): void;
  start(options?: StartOptions): Promise<EngineDriver>;
}
