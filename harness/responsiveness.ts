import type { Page } from "playwright-core";
import { PHONE } from "./app-page";
import { launchBrowser } from "./browser";
import { writePhotos } from "./many-photos";
import { serve } from "./server";

/** How a page does for a while. */
export interface Responsiveness {
  /** Of the page's main thread, milliseconds; tasks below 50 are not told apart, and count as none. */
  readonly longestTaskMs: number;
  readonly longTasks: number;
  readonly framesPerSecond: number;
  /** Of the page and its workers, megabytes; absent where the browser does not tell. */
  readonly memoryMb?: number;
  /** Of the camera, filtered; absent where none are. */
  readonly picturesPerSecond?: number;
}

/** How the page does while nothing goes on, while it trains, and while the camera's pictures are filtered. */
export interface PageFigures extends Readonly<Record<string, Responsiveness>> {
  readonly idle: Responsiveness;
  readonly training: Responsiveness;
  /** Of 640 x 480 points, through a filter of all edges and pooling. */
  readonly filtering: Responsiveness;
}

/** A camera that shows a moving picture, 60 times a second, and may be used without asking. */
const CAMERA = ["--use-fake-device-for-media-stream=fps=60", "--use-fake-ui-for-media-stream"];

/** Watches the app's own page, for so many seconds each time. */
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

/** The owner's photos, 5,000 of them, scrolled from the first to the last within so many seconds. */
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
    // In no version of the DOM's types.
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
