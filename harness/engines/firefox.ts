import { writeFileSync } from "node:fs";
import path from "node:path";
import type { BrowsingContext, Input, Script } from "webdriver-bidi-protocol";
import { PHONE } from "../app-page";
import { Belongings, lineLike } from "./belongings";
import { BidiConnection } from "./bidi";
import type { Engine, EngineDriver, FoundElement, Lack, PageFunction } from "./engine";
import { oneLine, sourceOf } from "./page-text";
import { provide, requireProgram } from "./programs";

const PROGRAMS = ["firefox-esr", "firefox"];

/** Flags for remote control, including access to the browser itself. */
const REMOTE = ["--remote-debugging-port", "0", "--remote-allow-system-access"];

type Preferences = Readonly<Record<string, boolean | number | string>>;

/** Preferences that stop all requests except those of the page. */
const QUIET: Preferences = {
  "app.normandy.enabled": false,
  "app.update.auto": false,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,#remote-settings-off",
  "toolkit.telemetry.enabled": false,
};

/** A fake camera with a test picture that needs no permission. */
const CAMERA: Preferences = {
  "media.navigator.streams.fake": true,
  "media.navigator.permission.disabled": true,
};

/** Preferences that remove a feature. Without the fake camera, Firefox has no camera. */
const WITHOUT: Readonly<Partial<Record<Lack, Preferences>>> = {
  sharedMemory: { "javascript.options.shared_memory": false },
  relaxedSimd: { "javascript.options.wasm_relaxed_simd": false },
  serviceWorker: { "dom.serviceWorkers.enabled": false },
  indexedDb: { "browser.privatebrowsing.autostart": true, "dom.indexedDB.privateBrowsing.enabled": false },
  storageManager: { "dom.storageManager.enabled": false },
  wakeLock: { "dom.screenwakelock.enabled": false },
  trustedTypes: { "dom.security.trusted_types.enabled": false },
  truePixels: { "privacy.resistFingerprinting": true },
  webCodecs: { "dom.media.webcodecs.enabled": false },
};

export const firefox: Engine = {
  title: "Firefox",
  provide: () => provide("Firefox", [{ names: PROGRAMS, package: "firefox-esr" }]),
  async start({ without = [] } = {}) {
    const belongings = new Belongings();
    return belongings.guard(async () => {
      const profile = belongings.folder("firefox");
      writePreferences(profile, [
        QUIET,
        ...(without.includes("camera") ? [] : [CAMERA]),
        ...without.map((lack) => WITHOUT[lack] ?? {}),
      ]);
      const browser = belongings.start(
        requireProgram(...PROGRAMS),
        ["--headless", "--no-remote", "--profile", profile, ...REMOTE],
        { stdio: ["ignore", "ignore", "pipe"] },
      );
      const address = await lineLike(browser.stderr!, /WebDriver BiDi listening on (ws:\S+)/);
      return openSession(`${address}/session`, belongings);
    });
  },
};

async function openSession(address: string, belongings: Belongings): Promise<EngineDriver> {
  const uncaught: string[] = [];
  const connection = await BidiConnection.open(address, ({ method, params }) => {
    if (method === "log.entryAdded" && params.type === "javascript" && params.level === "error")
      uncaught.push(params.text ?? "an error without a text");
  });
  belongings.onEnd(() => connection.close());
  const { capabilities } = await connection.send("session.new", { capabilities: {} });
  await connection.send("session.subscribe", { events: ["log.entryAdded"] });
  await leaveWorkersAlone(connection);
  const { contexts } = await connection.send("browsingContext.getTree", {});
  const { context } = contexts[0]!;
  await connection.send("browsingContext.setViewport", { context, viewport: PHONE });
  return new FirefoxDriver(connection, context, capabilities.browserVersion, uncaught, () =>
    belongings.end(),
  );
}

/** The Firefox module that reports workers to remote-control clients. */
const WORKER_LISTENER =
  "chrome://remote/content/shared/js-process-actors/WebDriverWorkerListenerActor.sys.mjs";

/**
 * Stops the browser from listening to workers for its client, which does not need that. Otherwise Firefox 153 sometimes
 * hangs when a worker starts another one. Versions without this listener are left alone.
 */
async function leaveWorkersAlone(connection: BidiConnection): Promise<void> {
  const own = { "moz:scope": "chrome" } as BrowsingContext.GetTreeParameters;
  const { contexts } = await connection.send("browsingContext.getTree", own);
  await callFunction(
    connection,
    contexts[0]!.context,
    `(address) => {
      try {
        ChromeUtils.importESModule(address).unregisterWebDriverWorkerListenerActor();
      } catch {}
    }`,
    { type: "string", value: WORKER_LISTENER },
  );
}

function writePreferences(profile: string, preferences: readonly Preferences[]): void {
  const lines = Object.entries(Object.assign({}, ...preferences)).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  writeFileSync(path.join(profile, "user.js"), lines.join(""));
}

class FirefoxDriver implements EngineDriver {
  constructor(
    private readonly connection: BidiConnection,
    private readonly context: string,
    readonly version: string,
    private readonly errors: readonly string[],
    readonly close: () => Promise<void>,
  ) {}

  async goto(url: string): Promise<void> {
    await this.connection.send("browsingContext.navigate", { context: this.context, url, wait: "complete" });
  }

  async reload(): Promise<void> {
    await this.connection.send("browsingContext.reload", { context: this.context, wait: "complete" });
  }

  async evaluate<A extends readonly unknown[], R>(run: PageFunction<A, R>, ...args: A): Promise<R> {
    const result = await this.call(
      `async (args) => JSON.stringify(await ${sourceOf(run)}(...JSON.parse(args)))`,
      args,
    );
    return result.type === "string" ? JSON.parse(result.value) : (undefined as R);
  }

  async find<A extends readonly unknown[]>(
    find: PageFunction<A, Element>,
    ...args: A
  ): Promise<FoundElement> {
    const found = await this.call(`(args) => ${sourceOf(find)}(...JSON.parse(args))`, args);
    if (found.type !== "node" || !found.sharedId) throw new Error("what was found is no element");
    return new FirefoxElement(this.connection, this.context, { sharedId: found.sharedId });
  }

  async uncaught(): Promise<readonly string[]> {
    return this.errors;
  }

  private call(declaration: string, args: readonly unknown[]): Promise<Script.RemoteValue> {
    return callFunction(this.connection, this.context, declaration, {
      type: "string",
      value: JSON.stringify(args),
    });
  }
}

class FirefoxElement implements FoundElement {
  constructor(
    private readonly connection: BidiConnection,
    private readonly context: string,
    private readonly element: Script.SharedReference,
  ) {}

  async text(): Promise<string> {
    const text = await this.call("(element) => element.innerText");
    return text.type === "string" ? oneLine(text.value) : "";
  }

  async click(): Promise<void> {
    const origin = { type: "element" as const, element: this.element };
    const actions: Input.PointerSourceAction[] = [
      { type: "pointerMove", x: 0, y: 0, origin },
      { type: "pointerDown", button: 0 },
      { type: "pointerUp", button: 0 },
    ];
    await this.connection.send("input.performActions", {
      context: this.context,
      actions: [{ type: "pointer", id: "finger", actions }],
    });
  }

  async setFiles(files: readonly string[]): Promise<void> {
    const { context, element } = this;
    await this.connection.send("input.setFiles", { context, element, files: [...files] });
  }

  private call(declaration: string): Promise<Script.RemoteValue> {
    return callFunction(this.connection, this.context, declaration, this.element);
  }
}

/** @throws Error with the page's error */
async function callFunction(
  connection: BidiConnection,
  context: string,
  functionDeclaration: string,
  argument: Script.LocalValue,
): Promise<Script.RemoteValue> {
  const answer = await connection.send("script.callFunction", {
    functionDeclaration,
    awaitPromise: true,
    target: { context },
    arguments: [argument],
  });
  if (answer.type === "exception") throw new Error(answer.exceptionDetails.text);
  return answer.result;
}
