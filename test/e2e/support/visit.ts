import type { BrowserContext, Page } from "playwright-core";
import { type BrowserOptions, launchBrowser } from "../../../src/cli/browser";
import { type RunningServer, type ServerOptions, serve } from "../../../src/cli/server";

/** A phone's screen. */
export const PHONE = { width: 390, height: 844 };

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
  const made: Visit = {
    server,
    context,
    page,
    foreign,
    violations,
    uncaught,
    async leave() {
      visits.delete(made);
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

/** The big word of the answer. */
export const answerOf = (page: Page) => page.getByRole("region", { name: "Answer" }).getByRole("heading");

/** Classifies one of the app's own drawings, which it gets right. */
export async function classify(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: `drawing of a ${title}` }).click();
  await answerOf(page)
    .filter({ hasText: new RegExp(`^${title}`) })
    .waitFor();
}

/** The problems shown, as their sentences. */
export const problemsOf = (page: Page) => page.getByRole("alert");

/** Waits until the app would open without a network. */
export async function offlineReady(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve));
  });
}

/** One of the app's own drawings, as the JPEG that a click on it would classify. */
export async function drawing(page: Page, title: string): Promise<Buffer> {
  const canvas = page.getByRole("button", { name: `drawing of a ${title}` }).locator("canvas");
  const url = await canvas.evaluate((element) =>
    (element as HTMLCanvasElement).toDataURL("image/jpeg", 0.95),
  );
  return Buffer.from(url.split(",")[1]!, "base64");
}

/** Gives the app files, as its picker would. */
export async function giveFiles(
  page: Page,
  ...files: readonly { readonly name: string; readonly content: Buffer | string }[]
): Promise<void> {
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles(
      files.map(({ name, content }) => ({ name, mimeType: "image/jpeg", buffer: Buffer.from(content) })),
    );
}
