import type { Browser, BrowserContext, BrowserContextOptions } from "playwright-core";
import { FILMS_UNASKED, findBrowser, findShell, startBrowser } from "../../../harness/browser";

/** The browsers of a test file, by their path and flags. To start one takes longer than most tests do. */
const browsers = new Map<string, Promise<Browser>>();

afterAll(async () => {
  for (const browser of browsers.values()) await (await browser).close();
  browsers.clear();
});

export interface ContextOptions extends BrowserContextOptions {
  /** Flags of the browser; contexts that ask for the same ones share its process. */
  readonly args?: readonly string[];
  /** Takes a whole browser, which can ask its owner and be refused, where otherwise the headless shell will do. */
  readonly whole?: boolean;
}

/** A browser context with a storage of its own, as a private window has. */
export async function newContext({
  args = [],
  whole = false,
  ...options
}: ContextOptions = {}): Promise<BrowserContext> {
  const executable = whole ? findBrowser() : findShell();
  const kind = [executable, ...args].join(" ");
  let browser = browsers.get(kind);
  if (!browser) {
    browser = startBrowser(args, executable);
    browsers.set(kind, browser);
  }
  const permissions = args.includes(FILMS_UNASKED) ? { permissions: ["camera"] } : {};
  // What the app says is looked for in English, no matter what is spoken where the tests run.
  return (await browser).newContext({ locale: "en-US", ...permissions, ...options });
}
