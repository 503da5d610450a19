import type { Page } from "playwright-core";

/** Has code run in every model worker before its own. The page's service worker has to be blocked. */
export async function runInWorkers(page: Page, code: string): Promise<void> {
  await page.route("**/assets/model-*.js", async (route) => {
    const response = await fetch(route.request().url());
    const body = `${code};\n${await response.text()}`;
    await route.fulfill({ headers: Object.fromEntries(response.headers), body });
  });
}

/** Runs code in the model workers that the page has now. */
export async function tellWorkers(page: Page, code: string): Promise<void> {
  for (const worker of page.workers()) {
    if (worker.url().includes("/assets/model-")) await worker.evaluate(code);
  }
}
