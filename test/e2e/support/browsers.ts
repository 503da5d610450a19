import type { Browser, BrowserContext, BrowserContextOptions } from "playwright-core";
import { startBrowser } from "../../../harness/browser";

/** The browsers of a test file, by their flags. To start one takes longer than most tests do. */
const browsers = new Map<string, Promise<Browser>>();

afterAll(async () => {
  for (const browser of browsers.values()) await (await browser).close();
  browsers.clear();
});

export interface ContextOptions extends BrowserContextOptions {
  /** Flags of the browser; contexts that ask for the same ones share its process. */
  readonly args?: readonly string[];
}

/** A browser context with a storage of its own, as a private window has. */
export async function newContext({ args = [], ...options }: ContextOptions = {}): Promise<BrowserContext> {
  const flags = args.join(" ");
  let browser = browsers.get(flags);
  if (!browser) {
    browser = startBrowser(args);
    browsers.set(flags, browser);
  }
  // What the app says is looked for in English, no matter what is spoken where the tests run.
  return (await browser).newContext({ locale: "en-US", ...options });
}
