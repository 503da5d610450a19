import { createServer } from "node:net";
import { PHONE } from "../app-page";
import { Belongings, lineLike } from "./belongings";
import type { Engine, EngineDriver, FoundElement, Lack, PageFunction } from "./engine";
import { sourceOf } from "./page-text";
import { provide, requireProgram } from "./programs";
import { type ElementAnswer, WebDriverSession } from "./webdriver";

/** The time limit for a script, long enough for a whole check. */
const SCRIPT_LIMIT_MS = 300_000;

/** WebKitGTK's features: on if Safari has them but this engine has them off by default; off to remove them. */
const FEATURES: Readonly<Partial<Record<Lack, readonly string[]>>> = {
  serviceWorker: ["ServiceWorkers"],
  indexedDb: ["IndexedDBAPI"],
  storageManager: ["StorageAPI", "StorageAPIEstimate"],
  locks: ["WebLocksAPI"],
  permissions: ["PermissionsAPI"],
  wakeLock: ["ScreenWakeLockAPI"],
  trustedTypes: ["TrustedTypes"],
  webCodecs: ["WebCodecsVideo"],
  canvasInWorkers: ["OffscreenCanvas", "OffscreenCanvasInWorkers"],
};

export const webkitgtk: Engine = {
  title: "WebKitGTK",
  provide: () =>
    provide("WebKitGTK", [
      { names: ["WebKitWebDriver"], package: "webkit2gtk-driver" },
      { names: ["Xvfb"], package: "xvfb" },
    ]),
  async start({ without = [] } = {}) {
    const belongings = new Belongings();
    return belongings.guard(async () => {
      const address = await startDriver(belongings, {
        DISPLAY: await startScreen(belongings),
        GDK_BACKEND: "x11",
        // Without this, the browser's language would be "C", which is none.
        LC_ALL: "en_US.UTF-8",
        LANGUAGE: "en",
        // Safari shares memory on every isolated page.
        ...(without.includes("sharedMemory") ? {} : { JSC_useSharedArrayBuffer: "1" }),
      });
      const session = await WebDriverSession.open(address, {
        browserName: "MiniBrowser",
        timeouts: { script: SCRIPT_LIMIT_MS },
        "webkitgtk:browserOptions": { args: ["--automation", ...optionsOf(without)] },
      });
      await session.post("window/rect", PHONE);
      return new WebKitDriver(session, () => belongings.end());
    });
  },
};

/** Starts a virtual screen and returns its name. The browser ends with it. */
async function startScreen(belongings: Belongings): Promise<string> {
  const screen = belongings.start(requireProgram("Xvfb"), ["-displayfd", "1", "-nolisten", "tcp"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  return `:${await lineLike(screen.stdout!, /^(\d+)$/)}`;
}

function optionsOf(without: readonly Lack[]): readonly string[] {
  const features = Object.entries(FEATURES).flatMap(([lack, names]) =>
    names.map((name) => `${without.includes(lack as Lack) ? "-" : "+"}${name}`),
  );
  const camera = !without.includes("camera");
  return [`--features=${features.join(",")}`, `--enable-mock-capture-devices=${camera}`];
}

/** Starts WebKit's own driver on a free local port. */
async function startDriver(
  belongings: Belongings,
  environment: Readonly<Record<string, string>>,
): Promise<string> {
  const port = await freePort();
  belongings.start(requireProgram("WebKitWebDriver"), [`--port=${port}`], {
    stdio: "ignore",
    env: { ...process.env, ...environment },
  });
  const address = `http://127.0.0.1:${port}`;
  await answering(`${address}/status`);
  return address;
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Waits until the address answers, because the driver does not report when it is ready. */
async function answering(address: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await fetch(address).catch(() => undefined)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nothing answers at ${address}`);
}

declare global {
  /** Uncaught errors of the page. WebDriver has no event for them. */
  var uncaughtErrors: string[] | undefined;
}

class WebKitDriver implements EngineDriver {
  private readonly errors: string[] = [];

  constructor(
    private readonly session: WebDriverSession,
    readonly close: () => Promise<void>,
  ) {}

  get version(): string {
    return this.session.version;
  }

  async goto(url: string): Promise<void> {
    await this.leave();
    await this.session.post("url", { url });
    await this.evaluate(noteUncaught);
  }

  async reload(): Promise<void> {
    await this.leave();
    await this.session.post("refresh");
    await this.evaluate(noteUncaught);
  }

  async evaluate<A extends readonly unknown[], R>(run: PageFunction<A, R>, ...args: A): Promise<R> {
    const text = await this.call<string | undefined>("JSON.stringify(found)", run, args);
    return text === undefined || text === null ? (undefined as R) : JSON.parse(text);
  }

  async find<A extends readonly unknown[]>(
    find: PageFunction<A, Element>,
    ...args: A
  ): Promise<FoundElement> {
    return this.session.element(await this.call<ElementAnswer>("found", find, args));
  }

  async uncaught(): Promise<readonly string[]> {
    await this.leave();
    return this.errors;
  }

  /** Collects the page's uncaught errors before another page is opened, which would lose them. */
  private async leave(): Promise<void> {
    this.errors.push(...(await this.evaluate(() => globalThis.uncaughtErrors?.splice(0) ?? [])));
  }

  private async call<T>(answer: string, run: PageFunction<never, unknown>, args: readonly unknown[]) {
    const script = `
      const [args, done] = arguments;
      (async () => {
        const found = await ${sourceOf(run)}(...JSON.parse(args));
        return ${answer};
      })().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const outcome = await this.session.post<{ readonly value: T; readonly error?: string }>("execute/async", {
      script,
      args: [JSON.stringify(args)],
    });
    if (outcome.error) throw new Error(outcome.error);
    return outcome.value;
  }
}

function noteUncaught(): void {
  const errors: string[] = [];
  globalThis.uncaughtErrors = errors;
  addEventListener("error", ({ message }) => errors.push(message));
  addEventListener("unhandledrejection", ({ reason }) => errors.push(String(reason)));
}
