import type { Page } from "playwright-core";
import { PHONE } from "./app-page";
import { launchBrowser } from "./browser";
import { writePhotos } from "./many-photos";
import { serve } from "./server";

/** How responsive a page was for a while. */
export interface Responsiveness {
  /** Longest task of the main thread, in milliseconds; 0 if none took 50 or more, because browsers do not report those. */
  readonly longestTaskMs: number;
  readonly longTasks: number;
  readonly framesPerSecond: number;
  /** Memory of the page and its workers, in megabytes; absent if the browser does not say. */
  readonly memoryMb?: number;
  /** Filtered camera pictures; absent if nothing is filtered. */
  readonly picturesPerSecond?: number;
}

/** How responsive the page is at rest, while it trains, and while it filters the camera's pictures. */
export interface PageFigures extends Readonly<Record<string, Responsiveness>> {
  readonly idle: Responsiveness;
  readonly training: Responsiveness;
  /** 640 x 480 pixels through the filter "Edges, all directions" and pooling. */
  readonly filtering: Responsiveness;
}

/** A fake camera with a moving picture, 60 frames per second, that needs no permission. */
const CAMERA = ["--use-fake-device-for-media-stream=fps=60", "--use-fake-ui-for-media-stream"];

/** Measures the app's page for `seconds` in each situation. */
export async function measureResponsiveness(seconds: number): Promise<PageFigures> {
  const server = await serve();
  const context = await launchBrowser({ args: CAMERA, launch: { viewport: PHONE } });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(`${server.url}#/explore/filters?subject=camera&preset=edges-all`);
    const rate = page.getByText(/\d+ pictures a second/);
    await rate.waitFor();
    const filtered = await watch(page, seconds);
    const [, pictures] = /(\d+) pictures a second/.exec((await rate.textContent()) ?? "") ?? [];
    await page.getByRole("link", { name: "Train" }).click();
    await page.getByRole("button", { name: /^Download/ }).click();
    await page.getByLabel("Epochs").waitFor();
    const idle = await watch(page, seconds);
    await page.getByLabel("Pictures").selectOption("60000");
    await page.getByRole("button", { name: "Train" }).click();
    await page.getByText(/ ms, batch /).waitFor({ timeout: 120_000 });
    const training = await watch(page, seconds);
    return { idle, training, filtering: { ...filtered, picturesPerSecond: Number(pictures) } };
  } finally {
    await context.close();
    await server.close();
  }
}

const PHOTOS = 5000;

/** Measures the page while 5,000 photos are scrolled from the first to the last in `seconds`. */
export async function measureScrolling(seconds: number): Promise<Responsiveness> {
  const server = await serve();
  const context = await launchBrowser({ launch: { viewport: PHONE } });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(`${server.url}#/photos`);
    await page.getByText(/^No photos yet/).waitFor();
    await writePhotos(page, PHOTOS);
    await page.reload();
    await page.locator(".photo-grid img").first().waitFor();
    const [watched] = await Promise.all([watch(page, seconds), scrollThrough(page, seconds)]);
    const memoryMb = await memoryOf(page);
    return memoryMb === undefined ? watched : { ...watched, memoryMb };
  } finally {
    await context.close();
    await server.close();
  }
}

function scrollThrough(page: Page, seconds: number): Promise<void> {
  return page.evaluate(async (seconds) => {
    const started = performance.now();
    for (let share = 0; share < 1; ) {
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      share = Math.max(0, now - started) / (1000 * seconds);
      scrollTo(0, share * document.documentElement.scrollHeight);
    }
  }, seconds);
}

async function memoryOf(page: Page): Promise<number | undefined> {
  const bytes = await page.evaluate(async () => {
    // The DOM's types lack this method.
    const measured = await (
      performance as unknown as { measureUserAgentSpecificMemory?(): Promise<{ bytes: number }> }
    ).measureUserAgentSpecificMemory?.();
    return measured?.bytes;
  });
  return bytes === undefined ? undefined : bytes / 1e6;
}

/** Counts long tasks, and the frames of an animation that runs meanwhile. */
function watch(page: Page, seconds: number): Promise<Responsiveness> {
  return page.evaluate(async (seconds) => {
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    });
    observer.observe({ type: "longtask" });
    const started = performance.now();
    let now = started;
    let frames = 0;
    while (now - started < 1000 * seconds) {
      now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      frames++;
    }
    observer.disconnect();
    const framesPerSecond = frames / ((now - started) / 1000);
    return { longestTaskMs: Math.max(0, ...tasks), longTasks: tasks.length, framesPerSecond };
  }, seconds);
}
