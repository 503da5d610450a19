import type { Page } from "playwright-core";
import { servedVersions } from "../../../harness/faults/versions";
import type { RunningServer } from "../../../harness/server";
import { lookForUpdate, scripts, updateNow } from "./updates";
import { classify, offlineReady, visit } from "./visit";

/** One way to put the app on a host. */
export interface Deployment {
  /** Serves the app that lies in a folder; the address is the app's own. */
  readonly open: (folder: string) => Promise<RunningServer>;
  /** How often the page is loaded until it is isolated: twice where its service worker has to do it. */
  readonly loads: number;
  /** Files that belong beside the app's own. */
  readonly beside?: Readonly<Record<string, string>>;
}

/**
 * What holds wherever the app is put: it can be installed, is isolated and computes with threads, is kept by a service worker
 * of its own folder alone, opens without a network, and takes an update.
 */
export async function checkDeployment({ open, loads, beside = {} }: Deployment): Promise<void> {
  const versions = servedVersions({ beside });
  try {
    const served = await open(versions.folder);
    let loaded = 0;
    const { page, uncaught, addressOf, leave } = await visit({
      served,
      backend: "wasm-threads",
      serviceWorker: true,
      profile: true,
      prepare: async (page) => page.on("domcontentloaded", () => loaded++),
    });
    await page.waitForFunction(() => crossOriginIsolated);
    await offlineReady(page);
    await checkInstallable(page, served.url);
    await checkKept(page, served.url);
    await classifyWithThreads(page, "Dress");
    expect(loaded).toBe(loads);

    await checkUpdate(page, () => versions.publish("Hanger, newer"));
    await classifyWithThreads(page, "Trouser");

    await served.close();
    await page.goto(addressOf(""));
    expect(await page.title()).toBe("Hanger, newer");
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await classifyWithThreads(page, "Dress");
    await checkDeepLink(page, served.url);
    expect(uncaught).toEqual([]);
    await leave();
  } finally {
    versions.remove();
  }
}

/** The browser finds nothing against installing it, and knows it by the address of its own folder. */
async function checkInstallable(page: Page, url: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const { url: manifest, errors } = await devtools.send("Page.getAppManifest");
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  const { appId } = await devtools.send("Page.getAppId");
  expect({ manifest, errors, installabilityErrors, appId }).toEqual({
    manifest: `${url}manifest.webmanifest`,
    errors: [],
    installabilityErrors: [],
    appId: url,
  });
}

async function checkKept(page: Page, url: string): Promise<void> {
  const workers = await page.evaluate(async () =>
    (await navigator.serviceWorker.getRegistrations()).map(({ scope, active }) => [scope, active?.scriptURL]),
  );
  expect(workers).toEqual([[url, `${url}sw.js`]]);
}

async function classifyWithThreads(page: Page, title: string): Promise<void> {
  await classify(page, title);
  await page.getByText(/^Computed with wasm, \d+ threads/).waitFor();
}

/** A version of which every hashed file has another name takes the place of one that may be kept for good. */
async function checkUpdate(page: Page, publish: () => void): Promise<void> {
  const before = await scripts(page);
  publish();
  expect(await lookForUpdate(page)).toBe("installed");
  await updateNow(page).click();
  await page.waitForFunction(() => document.title === "Hanger, newer");
  expect((await scripts(page)).filter((name) => before.includes(name))).toEqual([]);
}

async function checkDeepLink(page: Page, url: string): Promise<void> {
  await page.goto("about:blank");
  await page.goto(`${url}#/explore/layers?layer=6`);
  await page.getByRole("heading", { name: "Explore" }).waitFor();
  await page.getByText("28×28×1 = 784 inputs instead of 1,600.").waitFor({ state: "attached" });
}
