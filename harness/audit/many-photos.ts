import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { PHONE } from "../app-page";
import { launchBrowser } from "../browser";
import { serve } from "../server";
import type { Finding } from "./finding";

const PHOTOS = 60;

/** Of the files that are given, so many are no pictures. */
const NO_PHOTOS = 3;

/** What a phone's camera gives. */
const PHOTO = { width: 4032, height: 3024 } as const;

/** The photos are so many different ones, again and again. */
const DIFFERENT = 4;

/** Gives the app sixty photos of 12 megapixels at once: how long the screen stands still, and the memory that it takes. */
export async function measureManyPhotos(): Promise<readonly Finding[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "hanger-many-"));
  const server = await serve();
  const context = await launchBrowser({ launch: { viewport: PHONE, serviceWorkers: "block" } });
  try {
    const maker = await context.newPage();
    await maker.goto(server.url);
    const files = await writeFiles(maker, folder);
    // In a process of its own: making the photos took memory too.
    const page = await context.newPage();
    await maker.close();
    page.setDefaultTimeout(240_000);
    await page.goto(`${server.url}?backend=wasm-simd`);
    await page.getByText(/^Knows thirteen kinds/).waitFor();
    const gap = longestGap(page);
    await page.locator('input[type="file"]').first().setInputFiles(files);
    await page.getByText(`${NO_PHOTOS} pictures were not answered:`).waitFor();
    const strip = page.getByRole("region", { name: "Pictures so far" });
    await strip
      .getByRole("button")
      .nth(PHOTOS - 1)
      .waitFor();
    const unanswered = PHOTOS - (await strip.getByRole("button").count());
    const memory = await memoryOfPage(context);
    return [
      { what: `of ${PHOTOS} photos at once, not answered`, figure: unanswered, unit: "", limit: 0 },
      {
        what: `longest frame while ${PHOTOS} photos are answered`,
        figure: await gap,
        unit: "ms",
        limit: 100,
      },
      ...(memory === undefined
        ? []
        : [
            {
              what: `memory of the page with ${PHOTOS} photos`,
              figure: memory / 1e6,
              unit: "MB",
              limit: 350,
            } as const,
          ]),
    ];
  } finally {
    await context.close();
    await server.close();
    rmSync(folder, { recursive: true });
  }
}

/** Writes photos, and what is none among them. */
async function writeFiles(page: Page, folder: string): Promise<readonly string[]> {
  const photos: string[] = [];
  for (let i = 0; i < DIFFERENT; i++) {
    photos.push(
      await page.evaluate(
        async ([{ width, height }, i]) => {
          const canvas = new OffscreenCanvas(width, height);
          const context = canvas.getContext("2d")!;
          context.fillStyle = "#cfc8bb";
          context.fillRect(0, 0, width, height);
          context.fillStyle = `hsl(${90 * i} 45% 35%)`;
          context.fillRect(0.3 * width, 0.15 * height, 0.4 * width, 0.7 * height);
          context.fillRect(0.15 * width, 0.15 * height, 0.7 * width, 0.25 * height);
          const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
          const bytes = new Uint8Array(await blob.arrayBuffer());
          return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
        },
        [PHOTO, i] as const,
      ),
    );
  }
  return Array.from({ length: PHOTOS + NO_PHOTOS }, (_, i) => {
    const file = path.join(folder, `photo ${i}.jpg`);
    const isPhoto = (i + 1) % Math.floor(PHOTOS / NO_PHOTOS) !== 0;
    writeFileSync(file, isPhoto ? Buffer.from(photos[i % DIFFERENT]!, "base64") : "no picture");
    return file;
  });
}

/** The longest time between two frames until every picture is answered, milliseconds. */
function longestGap(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const answer = document.querySelector(".answer")!;
    let longest = 0;
    let last = performance.now();
    let hasBegun = false;
    for (;;) {
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      longest = Math.max(longest, now - last);
      last = now;
      const isBusy = answer.getAttribute("aria-busy") === "true";
      if (hasBegun && !isBusy) return longest;
      hasBegun ||= isBusy;
    }
  });
}

/** The most memory that the page's process had at once, bytes, as Linux tells; undefined on other systems. */
async function memoryOfPage(context: BrowserContext): Promise<number | undefined> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session || !existsSync("/proc/self/status")) return undefined;
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const peaks = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => {
      const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${id}/status`, "utf8")) ?? [];
      return 1024 * Number(kilobytes);
    });
  return Math.max(...peaks);
}
