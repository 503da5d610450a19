import { existsSync } from "node:fs";
import path from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import type { CallName, CallProgress, CallRequest, CallResult, ModelCard } from "../src/contract";
import { type BrowserOptions, launchBrowser } from "./browser";
import { CommandError } from "./command-error";
import { DRIVER } from "./paths";
import { type ServerOptions, serve } from "./server";

/** The built app in a headless browser, driven through its own client. */
export interface DrivenApp {
  readonly page: Page;
  /** Makes a call of the contract. @throws CommandError with the failure's sentence */
  call<K extends CallName>(
    name: K,
    request: CallRequest<K>,
    onProgress?: (progress: CallProgress<K>) => void,
  ): Promise<CallResult<K>>;
  /** What the network in a folder of the page's own origin sees in pictures: count x 2 x size features. */
  lookAtPictures(
    request: CallRequest<"lookAtPictures">,
    onProgress?: (progress: CallProgress<"lookAtPictures">) => void,
  ): Promise<Float32Array>;
  /** A stored model's files. */
  exportModel(
    name: string,
  ): Promise<{ readonly card: ModelCard; readonly modelJson: string; readonly weights: Buffer }>;
  /** Starts over with a fresh page and a fresh worker. */
  renew(): Promise<void>;
  /** Stops the server, as if the device were offline. */
  dropServer(): Promise<void>;
  close(): Promise<void>;
}

export interface AppOptions {
  readonly server?: ServerOptions;
  readonly browser?: BrowserOptions;
  /** Where its page is opened, in place of a browser of its own; closed with the app. */
  readonly context?: BrowserContext;
}

/** @throws CommandError where the app is not built */
export function requireBuild(): void {
  if (existsSync(path.join(DRIVER, "driver.html"))) return;
  throw new CommandError('The app is not built yet. Run "npm run build" first.');
}

/** Serves the built app and opens its driver page. @throws CommandError where the app is not built */
export async function openApp(options: AppOptions = {}): Promise<DrivenApp> {
  requireBuild();
  const server = await serve({ driver: DRIVER, ...options.server });
  const context = options.context ?? (await launchBrowser(options.browser));
  const page = context.pages()[0] ?? (await context.newPage());
  const listeners = new Map<number, (progress: never) => void>();
  let calls = 0;
  await page.exposeFunction("reportProgress", (id: number, progress: never) => listeners.get(id)?.(progress));
  // The loader of the commands names functions within functions by calling `__name`, which no page has.
  await page.addInitScript("globalThis.__name ??= (value) => value");
  const open = async () => {
    await page.goto(`${server.url}driver.html`);
    await page.waitForFunction(() => globalThis.driver !== undefined);
  };
  await open();
  return {
    page,
    async call(name, request, onProgress) {
      const id = ++calls;
      if (onProgress) listeners.set(id, onProgress as (progress: never) => void);
      const answer = await page.evaluate(
        ([id, name, request]) => globalThis.driver!.call(id, name, request),
        [id, name, request] as const,
      );
      listeners.delete(id);
      if (!answer.ok) throw new CommandError(answer.failure.message, { cause: answer.failure.cause });
      return answer.value as never;
    },
    async lookAtPictures(request, onProgress) {
      const id = ++calls;
      if (onProgress) listeners.set(id, onProgress as (progress: never) => void);
      const text = await page.evaluate(([id, request]) => globalThis.driver!.lookAtPictures(id, request), [
        id,
        request,
      ] as const);
      listeners.delete(id);
      const bytes = Uint8Array.from(Buffer.from(text, "base64"));
      return new Float32Array(bytes.buffer);
    },
    async exportModel(name) {
      const { card, modelJson, weights } = await page.evaluate(
        (name) => globalThis.driver!.exportModel(name),
        name,
      );
      return { card, modelJson, weights: Buffer.from(weights, "base64") };
    },
    renew: open,
    dropServer: () => server.close(),
    async close() {
      await context.close();
      await server.close();
    },
  };
}
