import type { Page } from "playwright-core";

/** A phone's screen. */
export const PHONE = { width: 390, height: 844 };

/** The big word of the answer. */
export const answerOf = (page: Page) => page.getByRole("region", { name: "Answer" }).getByRole("heading");

/** Classifies one of the app's own drawings, which it gets right. */
export async function classify(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: `drawing of a ${title}` }).click();
  await answerOf(page)
    .filter({ hasText: new RegExp(`^${title}`) })
    .waitFor();
}

/** The problems shown, as their sentences. */
export const problemsOf = (page: Page) => page.getByRole("alert");

/** Waits until the app would open offline. @throws where that takes too long, as in a page that may have no service worker */
export async function offlineReady(page: Page): Promise<void> {
  const timeout = 60_000;
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout });
}

/** One of the app's own drawings, as the JPEG that a click on it would classify. */
export async function drawing(page: Page, title: string): Promise<Buffer> {
  const canvas = page.getByRole("button", { name: `drawing of a ${title}` }).locator("canvas[width]");
  const url = await canvas.evaluate((element) =>
    (element as HTMLCanvasElement).toDataURL("image/jpeg", 0.95),
  );
  return Buffer.from(url.split(",")[1]!, "base64");
}

/** Gives files to the app, as its file picker would. */
export async function giveFiles(
  page: Page,
  ...files: readonly { readonly name: string; readonly content: Buffer | string }[]
): Promise<void> {
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles(
      files.map(({ name, content }) => ({ name, mimeType: "image/jpeg", buffer: Buffer.from(content) })),
    );
}
