import type { Page } from "playwright-core";

/** Has the browser look for another version, and tells what it did with it. */
export const lookForUpdate = (page: Page) =>
  page.evaluate(async () => {
    const registration = (await navigator.serviceWorker.getRegistration())!;
    const found = new Promise<ServiceWorker>((resolve) =>
      registration.addEventListener("updatefound", () => resolve(registration.installing!)),
    );
    await registration.update();
    const worker = await found;
    return new Promise<string>((resolve) => {
      const settle = () => {
        if (worker.state !== "installing") resolve(worker.state);
      };
      worker.addEventListener("statechange", settle);
      settle();
    });
  });

/** What lets a version that waits in. */
export const updateNow = (page: Page) => page.getByRole("button", { name: "Update now" });

/** Scripts that the page is made of. */
export const scripts = (page: Page) =>
  page.evaluate(() => [...document.scripts].map(({ src }) => src.replace(/.*\//, "")));
