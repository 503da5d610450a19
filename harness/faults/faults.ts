import type { DrivenApp } from "../app";

/** A way to interrupt the app. */
export interface Fault {
  readonly name: string;
  strike(app: DrivenApp): Promise<void>;
}

/** All faults. To add one, add an entry. */
export const FAULTS: readonly Fault[] = [
  {
    name: "the worker ends",
    async strike({ page }) {
      const workers = page.workers().filter((worker) => worker.url().includes("/assets/model-"));
      await Promise.all(workers.map((worker) => worker.evaluate(() => self.close()).catch(() => undefined)));
    },
  },
  { name: "the page is closed", strike: ({ page }) => page.close() },
  {
    name: "the browser is killed",
    async strike({ page }) {
      const session = await page.context().newCDPSession(page);
      // The browser ends before it can answer.
      await Promise.race([session.send("Browser.crash"), page.context().waitForEvent("close")]).catch(
        () => undefined,
      );
    },
  },
  { name: "the server is gone", strike: (app) => app.dropServer() },
];
