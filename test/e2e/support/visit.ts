import type { BrowserContext, Page } from "playwright-core";
import { PHONE } from "../../../harness/app-page";
import { type BrowserOptions, launchBrowser } from "../../../harness/browser";
import { type RunningServer, type ServerOptions, serve } from "../../../harness/server";

export * from "../../../harness/app-page";

export interface Visit {
  readonly server: RunningServer;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Addresses asked for that are not of the app's own origin. Emptied by tests that go there themselves. */
  readonly foreign: string[];
  /** What the page's content policy refused. Emptied by tests that provoke it. */
  readonly violations: string[];
  /** Errors that nothing caught, in the page. */
  readonly uncaught: readonly string[];
  leave(): Promise<void>;
}

const visits = new Set<Visit>();

// A test that fails leaves its browser behind; the next one should not meet it.
afterEach(async () => {
  const reports: string[] = [];
  for (const { leave, foreign, violations } of visits) {
    reports.push(...foreign, ...violations);
    await leave();
  }
  visits.clear();
  // Nothing ever leaves the origin, and nothing is refused, whatever a test is about.
  expect(reports).toEqual([]);
});

interface VisitOptions {
  readonly server?: ServerOptions;
  /** Where the app is already, instead of a server of its own; closed when the visit ends. */
  readonly served?: RunningServer;
  readonly browser?: BrowserOptions;
  /** After the address of the app. */
  readonly path?: string;
  /** Runs before the page is opened. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

/** Serves the built app and opens it on a phone-sized screen. */
export async function visit(options: VisitOptions = {}): Promise<Visit> {
  const server = options.served ?? (await serve(options.server));
  const own = new URL(server.url).origin;
  const { launch, ...browser } = options.browser ?? {};
  const context = await launchBrowser({ ...browser, launch: { viewport: PHONE, ...launch } });
  const page = context.pages()[0] ?? (await context.newPage());
  const foreign: string[] = [];
  const uncaught: string[] = [];
  const violations: string[] = [];
  context.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== own) foreign.push(request.url());
  });
  page.on("pageerror", (error) => uncaught.push(error.message));
  page.setDefaultTimeout(30_000);
  let hasLeft = false;
  const made: Visit = {
    server,
    context,
    page,
    foreign,
    violations,
    uncaught,
    async leave() {
      if (hasLeft) return;
      hasLeft = true;
      await context.close();
      await server.close();
    },
  };
  visits.add(made);
  context.on("console", (message) => {
    if (/Content Security Policy|TrustedScript|TrustedHTML/.test(message.text()))
      violations.push(message.text());
  });
  await options.prepare?.(page);
  await page.goto(server.url + (options.path ?? ""));
  return made;
}
