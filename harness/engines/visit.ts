import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { CallName, CallRequest, CallResult } from "../../src/contract";
import { CommandError } from "../command-error";
import { DRIVER } from "../paths";
import { type RunningServer, serve } from "../server";
import type { Engine, EngineDriver, PageFunction, StartOptions } from "./engine";
import { shown, toldSentences } from "./page";

/** The longest wait for what the app shows after a tap. */
const SHOWN_LIMIT_MS = 60_000;

export interface VisitOptions extends StartOptions {
  /** The folder to serve; default: the built app. */
  readonly folder?: string;
  /** Where the app is already, instead of a server of its own. */
  readonly served?: RunningServer;
}

/** The built app in a browser that has never visited it. */
export class Visit {
  private readonly files = mkdtempSync(path.join(tmpdir(), "hanger-files-"));

  private constructor(
    private readonly driver: EngineDriver,
    private readonly server: RunningServer,
  ) {}

  static async begin(engine: Engine, { folder, served, ...options }: VisitOptions = {}): Promise<Visit> {
    const server = served ?? (await serve({ driver: DRIVER, ...(folder === undefined ? {} : { folder }) }));
    try {
      return new Visit(await engine.start(options), server);
    } catch (error) {
      await server.close();
      throw error;
    }
  }

  /** Opens a page of the app; `place` follows the app's address. */
  async open(place = ""): Promise<void> {
    await this.driver.goto(this.server.url + place);
  }

  reload(): Promise<void> {
    return this.driver.reload();
  }

  /** Opens the driver page, which the commands use, and starts its worker. */
  async openDriver(): Promise<CallResult<"start">> {
    await this.open("driver.html");
    return this.call("start", { appVersion: "engines" });
  }

  /** Taps the element with this name, once it appears. One that was replaced or covered meanwhile is looked for again. */
  async press(selector: string, name: RegExp): Promise<void> {
    const until = performance.now() + SHOWN_LIMIT_MS;
    for (;;) {
      try {
        return await (await this.find(selector, name)).click();
      } catch (error) {
        if (!/not interactable|stale/i.test(String(error)) || performance.now() > until) throw error;
      }
    }
  }

  /** Returns the text of the element with this name, once it appears. */
  async read(selector: string, name: RegExp): Promise<string> {
    return (await this.find(selector, name)).text();
  }

  /** Gives the page's first file input a file. */
  async give(name: string, base64: string): Promise<void> {
    const file = path.join(this.files, name);
    writeFileSync(file, Buffer.from(base64, "base64"));
    const input = await this.driver.find(() => document.querySelector('input[type="file"]')!);
    await input.setFiles([file]);
  }

  evaluate<A extends readonly unknown[], R>(run: PageFunction<A, R>, ...args: A): Promise<R> {
    return this.driver.evaluate(run, ...args);
  }

  /** Makes a call of the contract, on the driver page. @throws CommandError with the failure's sentence */
  async call<K extends CallName>(name: K, request: CallRequest<K>): Promise<CallResult<K>> {
    const answer = await this.driver.evaluate(
      (name: CallName, request: unknown) => globalThis.driver!.call(0, name, request),
      name,
      request,
    );
    if (!answer.ok) throw new CommandError(answer.failure.message, { cause: answer.failure.cause });
    return answer.value as CallResult<K>;
  }

  /** Stops the server, as if the device were offline. */
  dropServer(): Promise<void> {
    return this.server.close();
  }

  /** The app's messages on this page about what went wrong or is missing. */
  told(): Promise<readonly string[]> {
    return this.driver.evaluate(toldSentences);
  }

  uncaught(): Promise<readonly string[]> {
    return this.driver.uncaught();
  }

  get version(): string {
    return this.driver.version;
  }

  async end(): Promise<void> {
    await this.driver.close();
    await this.server.close();
    rmSync(this.files, { recursive: true });
  }

  private find(selector: string, name: RegExp) {
    return this.driver.find(shown, selector, name.source, SHOWN_LIMIT_MS);
  }
}
