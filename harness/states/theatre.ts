import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { requireBuild } from "../app";
import { offlineReady, PHONE } from "../app-page";
import { FILMS_UNASKED, findBrowser, startBrowser } from "../browser";
import { type RunningServer, serve } from "../server";
import { writeClip } from "./props/clip";
import { bringDrawings } from "./props/drawn";
import { Stage } from "./stage";
import { installStandIn } from "./stand-in";
import type { Scene, State } from "./state";

/** tsx inserts calls of a helper, `__name`, into functions. A page that runs them needs the helper too. */
const NAME_HELPER = "globalThis.__name ??= (value) => value;";

/** How long a state may take to appear. */
const PATIENCE_MS = 30_000;

type OnState = (state: State, page: Page, stage: Stage) => Promise<unknown>;

/** Plays scenes with one server and one browser whose camera shows a dress. */
export interface Theatre {
  readonly browser: Browser;
  /** Plays a scene on a new page, and calls `onState` in each of its states. */
  play(scene: Scene, onState: OnState): Promise<void>;
  close(): Promise<void>;
}

/** @throws CommandError where the app is not built */
export async function openTheatre(): Promise<Theatre> {
  requireBuild();
  const folder = mkdtempSync(path.join(tmpdir(), "hanger-states-"));
  const clip = path.join(folder, "clip.y4m");
  const server = await serve();
  const filming = ["--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${clip}`];
  const browser = await startBrowser([...filming, FILMS_UNASKED]);
  await filmDress(browser, server, clip);
  // The headless shell cannot refuse a camera.
  let refusing: Promise<Browser> | undefined;
  const browserFor = ({ camera }: Scene) => {
    if (camera !== "denied") return browser;
    refusing ??= startBrowser(filming, findBrowser());
    return refusing;
  };
  return {
    browser,
    async play(scene, onState) {
      const context = await contextFor(await browserFor(scene), scene);
      try {
        const page = await context.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        if (scene.camera === "denied") await denyCamera(context, page);
        await open(scene, new Stage(page, server), onState);
      } finally {
        await context.close();
      }
    },
    async close() {
      await (await refusing)?.close();
      await browser.close();
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function open(scene: Scene, stage: Stage, onState: OnState): Promise<void> {
  const { page, server } = stage;
  await page.addInitScript(NAME_HELPER);
  await page.evaluate(NAME_HELPER);
  await page.addInitScript(installStandIn);
  await bringDrawings(page);
  await scene.before?.(stage);
  await page.goto(server.url + (scene.path ?? ""));
  if (scene.installed) {
    await offlineReady(page);
    await page.reload();
  }
  for (const state of scene.states) {
    await state.prepare(stage).catch((cause) => {
      throw new Error(`${scene.view}, ${state.name}: ${(cause as Error).message}`, { cause });
    });
    await onState(state, page, stage);
  }
}

function contextFor(browser: Browser, { camera, installed = false }: Scene): Promise<BrowserContext> {
  return browser.newContext({
    viewport: PHONE,
    serviceWorkers: installed ? "allow" : "block",
    permissions: camera === "allowed" ? ["camera"] : [],
  });
}

async function denyCamera(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send("Browser.setPermission", { permission: { name: "camera" }, setting: "denied" });
}

/** Films a dress. Chromium reads the clip only when a page asks for the camera, so it can be made from the app's drawing. */
async function filmDress(browser: Browser, server: RunningServer, clip: string): Promise<void> {
  const page = await browser.newPage({ serviceWorkers: "block" });
  await page.addInitScript(NAME_HELPER);
  await page.goto(`${server.url}?backend=wasm-simd`);
  await writeClip(page, "Dress", clip);
  await page.close();
}
