import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { answerOf, drawing, offlineReady, PHONE } from "../app-page";
import { launchBrowser } from "../browser";
import { serve } from "../server";
import type { Finding } from "./finding";

/** Browser starts. The median counts. */
const STARTS = 5;

declare global {
  /** Milliseconds since the navigation began, once the first answer is on the page. */
  var answeredAt: number | undefined;
}

/** Measures the time from starting the browser, offline, to the answer to a photo. */
export async function measureColdStart(): Promise<readonly Finding[]> {
  const profile = mkdtempSync(path.join(tmpdir(), "hanger-cold-"));
  try {
    const { url, photo } = await install(profile);
    return [
      await measure("here", { profile, url, photo, slowdown: 1, limit: 1500 }),
      await measure("with the CPU slowed four times", { profile, url, photo, slowdown: 4, limit: 4000 }),
    ];
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

interface Installed {
  /** The address of the stopped server. */
  readonly url: string;
  readonly photo: Buffer;
}

/** Visits the app once, as its owner did when installing it, and then stops the server. */
async function install(profile: string): Promise<Installed> {
  const server = await serve();
  const context = await launchBrowser({ profile, launch: { viewport: PHONE } });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(server.url);
    const photo = await drawing(page, "Dress");
    await offlineReady(page);
    await page.getByRole("button", { name: "drawing of a Dress" }).click();
    await answerOf(page).waitFor();
    await page.getByRole("button", { name: /^Computed with/ }).click();
    await page.getByRole("button", { name: "Measure again" }).waitFor();
    return { url: server.url, photo };
  } finally {
    await context.close();
    await server.close();
  }
}

interface Start extends Installed {
  readonly profile: string;
  readonly slowdown: number;
  readonly limit: number;
}

async function measure(how: string, start: Start): Promise<Finding> {
  const times: number[] = [];
  for (let i = 0; i < STARTS; i++) times.push(await startOnce(start));
  times.sort((a, b) => a - b);
  return {
    what: `cold start, offline, to the first answer, ${how}`,
    figure: times[Math.floor(STARTS / 2)]!,
    unit: "ms",
    limit: start.limit,
    details: [`of ${times.map((time) => time.toFixed(0)).join(", ")} ms`],
  };
}

async function startOnce({ profile, url, photo, slowdown }: Start): Promise<number> {
  const context = await launchBrowser({ profile, launch: { viewport: PHONE } });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await slowDown(page, slowdown);
    await page.addInitScript(() => {
      new MutationObserver(() => {
        if (document.querySelector(".answer h2")) globalThis.answeredAt ??= performance.now();
      }).observe(document, { subtree: true, childList: true });
    });
    await page.goto(url, { waitUntil: "commit" });
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: "photo.jpg", mimeType: "image/jpeg", buffer: photo });
    await page.waitForFunction(() => globalThis.answeredAt);
    return (await page.evaluate(() => globalThis.answeredAt))!;
  } finally {
    await context.close();
  }
}

/** Slows the page's CPU down by a factor, as the developer tools do. */
export async function slowDown(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
}
