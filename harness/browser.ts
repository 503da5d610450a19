import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Browser, BrowserContext, BrowserType } from "playwright-core";
import { CommandError } from "./command-error";
import { installPackages, mayInstall } from "./debian";

const require = createRequire(import.meta.url);

/** Playwright's Chromium. Playwright takes a third of a second to load, and many commands start no browser. */
const chromium = (): BrowserType => (require("playwright-core") as typeof import("playwright-core")).chromium;

/** Where Chrome, Chromium and Edge are usually installed, by operating system. */
const USUAL_PLACES: Readonly<Record<string, readonly string[]>> = {
  linux: [
    "/usr/bin/google-chrome",
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/microsoft-edge",
    "/snap/bin/chromium",
  ],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((variable) =>
    ["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"].map((file) =>
      path.join(process.env[variable] ?? "", file),
    ),
  ),
};

/**
 * Features of Chromium to turn off. The popup of the address bar is two pages, loaded for every window in a process of
 * their own, which takes more computing than to load the app. Of several such flags Chromium reads the last, so this
 * one repeats what Playwright turns off.
 */
const FEATURES_OFF = [
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "AimEnabled",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "ThirdPartyStoragePartitioning",
];

/** Flags for quiet, repeatable runs. A browser that runs as root has no sandbox. */
const FLAGS = [
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  `--disable-features=${FEATURES_OFF.join(",")}`,
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/**
 * Where Debian puts Chromium's headless shell: the same engine, network and storage, without windows, so that contexts and
 * pages take about a third less computing. It installs no apps, and films only with `FILMS_UNASKED`.
 */
const HEADLESS_SHELL = "/usr/lib/chromium/chromium-headless-shell";

/** Has pages film without asking their owner, if their context grants it. */
export const FILMS_UNASKED = "--use-fake-ui-for-media-stream";

/** Chromium's flags to run GPU backends on the CPU: slow, but correct. */
export const SOFTWARE_GPU = [
  "--use-gl=angle",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--enable-unsafe-webgpu",
  "--use-webgpu-adapter=swiftshader",
  "--enable-features=Vulkan",
  "--use-vulkan=swiftshader",
];

/**
 * The path of a browser to drive: `$CHROME_PATH`, an installed one, one that Playwright has downloaded, or
 * one downloaded now (by Playwright, or as root on Debian its package).
 * @throws CommandError saying what to install
 */
export function findBrowser(): string {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new CommandError(`CHROME_PATH is "${named}", where there is no browser. Correct it or unset it.`);
  }
  return installedBrowser() ?? obtainBrowser();
}

/** The path of the headless shell, or of a whole browser where there is none or `$CHROME_PATH` names one. */
export function findShell(): string {
  return !process.env.CHROME_PATH && existsSync(HEADLESS_SHELL) ? HEADLESS_SHELL : findBrowser();
}

/** As `findShell`, but as root on Debian the headless shell is installed first. */
export function obtainShell(): string {
  if (!process.env.CHROME_PATH && !existsSync(HEADLESS_SHELL) && mayInstall()) {
    try {
      installPackages("chromium-headless-shell");
    } catch {
      // A whole browser does everything that the shell does, only slower.
    }
  }
  return findShell();
}

function installedBrowser(): string | undefined {
  const places = [...(USUAL_PLACES[process.platform] ?? []), chromium().executablePath()];
  return places.find((place) => place && existsSync(place));
}

function obtainBrowser(): string {
  process.stderr.write("No browser found: downloading Chromium once.\n");
  const attempts: (() => void)[] = [downloadWithPlaywright];
  if (mayInstall()) attempts.unshift(() => installPackages("chromium"));
  for (const attempt of attempts) {
    try {
      attempt();
    } catch {
      continue;
    }
    const found = installedBrowser();
    if (found) return found;
  }
  throw new CommandError(
    "No browser could be found or downloaded. Install Chrome or Chromium, or set CHROME_PATH to the path of one.",
  );
}

function downloadWithPlaywright(): void {
  const cli = path.join(
    path.dirname(import.meta.resolve("playwright-core").replace("file://", "")),
    "cli.js",
  );
  spawnSync(process.execPath, [cli, "install", "chromium"], { stdio: "ignore" });
}

export interface BrowserOptions {
  readonly args?: readonly string[];
  /** A folder that outlives the browser; default: a temporary one. */
  readonly profile?: string;
  /** Anything else that Playwright takes. */
  readonly launch?: Parameters<BrowserType["launchPersistentContext"]>[1];
}

/** Starts a headless browser with its own profile. */
export function launchBrowser({
  args = [],
  profile = "",
  launch = {},
}: BrowserOptions = {}): Promise<BrowserContext> {
  return chromium().launchPersistentContext(profile, {
    executablePath: findBrowser(),
    headless: true,
    args: [...FLAGS, ...args],
    // Tests look for English texts, in every locale they run in.
    locale: "en-US",
    ...launch,
  });
}

/** Starts a headless browser for contexts that have their own settings. */
export function startBrowser(
  args: readonly string[] = [],
  executablePath: string = findShell(),
): Promise<Browser> {
  return chromium().launch({ executablePath, headless: true, args: [...FLAGS, ...args] });
}
