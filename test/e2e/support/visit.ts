import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { PHONE } from "../../../harness/app-page";
import { launchBrowser } from "../../../harness/browser";
import { DRAWN_DATASET_MOUNT } from "../../../harness/drawn-dataset/prepare";
import { DRIVER, ROOT } from "../../../harness/paths";
import { type RunningServer, type ServerOptions, serve } from "../../../harness/server";
import type { BackendName } from "../../../src/contract";
import { type ContextOptions, newContext } from "./browsers";

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
  /** The address of a place of the app, for the backend of this visit. */
  addressOf(place: string): string;
  leave(): Promise<void>;
}

const visits = new Set<Visit>();

// A test that fails leaves its context behind; the next one should not meet it.
afterEach(async () => {
  const reports: string[] = [];
  for (const { leave, foreign, violations } of visits) {
    reports.push(...foreign, ...violations);
    await leave();
  }
  visits.clear();
  // Nothing ever leaves the origin, and nothing is refused, no matter what a test is about.
  expect(reports).toEqual([]);
});

interface VisitOptions extends Omit<ContextOptions, "serviceWorkers"> {
  readonly server?: ServerOptions;
  /** Where the app is already, instead of a server of its own; closed when the visit ends. */
  readonly served?: RunningServer;
  /** After the address of the app. */
  readonly path?: string;
  /** What the address asks the app to compute with. "measured" asks for nothing, so that the app measures all of them. */
  readonly backend?: BackendName | "measured";
  /** What the app remembers to train with, so that its first training does not measure all backends. */
  readonly trainsWith?: BackendName;
  /** Lets the app have its service worker, for tests of what that is for. */
  readonly serviceWorker?: boolean;
  /** Keeps what the app stores on disk, in a browser of its own. Chromium installs no app from a private window. */
  readonly profile?: boolean;
  /** Runs before the page is opened. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

/** Serves the built app and opens it on a phone-sized screen, in a browser context of its own. */
export async function visit({
  server: serverOptions,
  served,
  path = "",
  backend = "wasm-simd",
  trainsWith,
  serviceWorker = false,
  profile = false,
  prepare,
  ...options
}: VisitOptions = {}): Promise<Visit> {
  const mounts = { ...DRAWN_DATASET_MOUNT, ...serverOptions?.mounts };
  const server = served ?? (await serve({ driver: DRIVER, ...serverOptions, mounts }));
  const { args = [], whole = false, ...settings } = options;
  const launch = { viewport: PHONE, serviceWorkers: serviceWorker ? "allow" : "block", ...settings } as const;
  const context = await (profile ? launchBrowser({ args, launch }) : newContext({ args, whole, ...launch }));
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(30_000);
  let hasLeft = false;
  const made: Visit = {
    server,
    context,
    page,
    ...reportsOf(context, page, new URL(server.url).origin),
    addressOf(place) {
      const address = new URL(place, server.url);
      if (backend !== "measured") address.searchParams.set("backend", backend);
      return address.href;
    },
    async leave() {
      if (hasLeft) return;
      hasLeft = true;
      await context.close();
      await server.close();
    },
  };
  visits.add(made);
  if (trainsWith) await rememberTraining(page, server.url, trainsWith);
  await prepare?.(page);
  await page.goto(made.addressOf(path));
  return made;
}

/** Has the app choose a backend for training, as its measuring would. */
async function rememberTraining(page: Page, url: string, backend: BackendName): Promise<void> {
  // What an app of another version had measured would not count.
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  await page.goto(`${url}driver.html`);
  await page.waitForFunction(() => globalThis.driver !== undefined);
  await page.evaluate(
    async ([appVersion, picked]) => {
      const { client } = globalThis.driver!;
      await client.call("start", { appVersion, backend: picked });
      await client.call("chooseBackend", { purpose: "train", reports: [], picked });
    },
    [version, backend] as const,
  );
}

/** Collects what a context asks of other origins, what its policy refuses, and what its page does not catch. */
function reportsOf(context: BrowserContext, page: Page, origin: string) {
  const foreign: string[] = [];
  const violations: string[] = [];
  const uncaught: string[] = [];
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== origin) foreign.push(request.url());
  });
  context.on("console", (message) => {
    if (/Content Security Policy|TrustedScript|TrustedHTML/.test(message.text()))
      violations.push(message.text());
  });
  page.on("pageerror", (error) => uncaught.push(error.message));
  return { foreign, violations, uncaught };
}
