import type { Locator, Page } from "playwright-core";
import { writePhotos } from "../../harness/many-photos";
import { eventually } from "./support/eventually";
import { classify, visit } from "./support/visit";

/** Moves a finger from the middle of an element by so many pixels, in steps, and lifts it. */
async function drag(page: Page, element: Locator, across: number, down: number): Promise<void> {
  const { x, y, width, height } = (await element.boundingBox())!;
  const [left, top] = [x + width / 2, y + height / 2];
  const session = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", share: number) => {
    const touchPoints = type === "touchEnd" ? [] : [{ x: left + share * across, y: top + share * down }];
    return session.send("Input.dispatchTouchEvent", { type, touchPoints });
  };
  await touch("touchStart", 0);
  for (let step = 1; step <= 8; step++) await touch("touchMove", step / 8);
  await touch("touchEnd", 1);
  await session.detach();
}

/** Waits until an element has stopped moving, where it belongs. */
const atRest = (page: Page, selector: string) =>
  page.waitForFunction((selector) => {
    const element = document.querySelector(selector)!;
    return element.getAnimations().length === 0 && getComputedStyle(element).transform === "none";
  }, selector);

const PHONE_OF_TOUCH = { hasTouch: true };

const sheet = (page: Page) => page.locator("dialog.sheet");

test("a sheet is pulled down by its handle, stays where it was pulled too little, and closes by button and Escape", async () => {
  const { page, uncaught } = await visit(PHONE_OF_TOUCH);
  await classify(page, "Dress");
  const open = async () => {
    await page.getByRole("button", { name: "Not right?" }).click();
    await sheet(page).getByRole("button", { name: "Ankle boot" }).waitFor();
    await atRest(page, "dialog.sheet");
  };
  const header = sheet(page).locator("header");
  await open();
  await drag(page, header, 0, 200);
  await sheet(page).waitFor({ state: "detached" });
  await open();
  await drag(page, header, 0, 20);
  await atRest(page, "dialog.sheet");
  expect(await sheet(page).evaluate((dialog) => (dialog as HTMLDialogElement).open)).toBe(true);
  await page.keyboard.press("Escape");
  await sheet(page).waitFor({ state: "detached" });
  await open();
  await sheet(page).getByRole("button", { name: "Close" }).tap();
  await sheet(page).waitFor({ state: "detached" });
  expect(uncaught).toEqual([]);
});

/** Opens the photos of a collection that has some. */
async function visitPhotos(options: Parameters<typeof visit>[0] = {}) {
  const visited = await visit({ ...options, path: "#/photos" });
  const { page } = visited;
  await page.getByText(/^No photos yet/).waitFor();
  await writePhotos(page, 6);
  await page.reload();
  await page.locator(".photo-grid img").nth(5).waitFor();
  return visited;
}

const opened = (page: Page) =>
  sheet(page)
    .locator(".neighbours")
    .getByText(/ of 6$/);

test("photos are swiped through, and one that is dragged too little or has no neighbour stays", async () => {
  const { page, uncaught } = await visitPhotos(PHONE_OF_TOUCH);
  await page.locator(".photo-grid button").first().tap();
  const picture = sheet(page).locator(".pictures");
  await opened(page).filter({ hasText: "1 of 6" }).waitFor();
  await drag(page, picture, 160, 0);
  await opened(page).filter({ hasText: "1 of 6" }).waitFor();
  await drag(page, picture, -160, 0);
  await opened(page).filter({ hasText: "2 of 6" }).waitFor();
  await sheet(page).locator(".picture img").waitFor();
  await drag(page, picture, -160, 0);
  await opened(page).filter({ hasText: "3 of 6" }).waitFor();
  await drag(page, picture, 160, 0);
  await opened(page).filter({ hasText: "2 of 6" }).waitFor();
  await atRest(page, ".pictures");
  expect(uncaught).toEqual([]);
});

/** The names of the parts that the browser moved from one to the other, told at each view transition. */
const tellTransitions = (page: Page) =>
  page.addInitScript(() => {
    const told: string[][] = [];
    Object.assign(globalThis, { transitions: told });
    const { startViewTransition } = document;
    document.startViewTransition = (change) => {
      const transition = startViewTransition.call(document, change);
      void transition.ready.then(() =>
        told.push(
          document
            .getAnimations()
            .map(({ effect }) => (effect as KeyframeEffect).pseudoElement ?? "")
            .filter((name) => name.startsWith("::view-transition")),
        ),
      );
      return transition;
    };
  });

/** The next of them. */
async function transitionOn(page: Page): Promise<readonly string[]> {
  const told = await page.waitForFunction(() =>
    (globalThis as { transitions?: string[][] }).transitions?.shift(),
  );
  return (await told.jsonValue())!;
}

test("a photo grows from its tile, and places fade into each other, where the browser can", async () => {
  const { page, uncaught } = await visitPhotos({ prepare: tellTransitions });
  await page.locator(".photo-grid button").nth(2).click();
  expect(await transitionOn(page)).toContain("::view-transition-group(grown)");
  await opened(page).filter({ hasText: "3 of 6" }).waitFor();
  await page.keyboard.press("Escape");
  await sheet(page).waitFor({ state: "detached" });
  await page.getByRole("link", { name: "Train", exact: true }).click();
  expect(await transitionOn(page)).toContain("::view-transition-new(root)");
  await page.locator("h1:focus").filter({ hasText: "Train" }).waitFor();
  expect(uncaught).toEqual([]);
});

test("a browser without view transitions shows the same", async () => {
  const { page, uncaught } = await visitPhotos({
    prepare: (page) =>
      page.addInitScript(() => Reflect.deleteProperty(Document.prototype, "startViewTransition")),
  });
  await page.locator(".photo-grid button").nth(2).click();
  await opened(page).filter({ hasText: "3 of 6" }).waitFor();
  await page.keyboard.press("Escape");
  await sheet(page).waitFor({ state: "detached" });
  await page.getByRole("link", { name: "Train", exact: true }).click();
  await page.locator("h1:focus").filter({ hasText: "Train" }).waitFor();
  expect(uncaught).toEqual([]);
});

/** Keeps count of what moves, from the start of the page on: `getAnimations()` after every change of it. */
const watchMotion = (page: Page) =>
  page.addInitScript(() => {
    const moved = new Set<string>();
    Object.assign(globalThis, { moved });
    const look = () => {
      for (const animation of document.getAnimations()) {
        const { target, pseudoElement } = animation.effect as KeyframeEffect;
        // What is told of the start waits to appear: that takes three seconds, but no motion.
        if ((target as Element)?.className === "starting") continue;
        moved.add(`${(target as Element)?.className}${pseudoElement ?? ""} ${animation.constructor.name}`);
      }
      requestAnimationFrame(look);
    };
    look();
  });

const movedOn = (page: Page) =>
  page.evaluate(() => [...((globalThis as { moved?: Set<string> }).moved ?? [])]);

/** Opens and closes a sheet, keeps a photo, goes to another place, opens a photo there and leaves it behind. */
async function useAll(page: Page): Promise<void> {
  await classify(page, "T-shirt");
  await page.getByRole("button", { name: "Not right?" }).click();
  await sheet(page).getByRole("button", { name: "Close" }).click();
  await sheet(page).waitFor({ state: "detached" });
  await page.getByRole("button", { name: /^Keep it in/ }).click();
  await page.getByText(/Hanger counts this as T-shirt\/top from now on/).waitFor();
  await page.getByRole("link", { name: "Photos", exact: true }).click();
  await page.locator(".photo-grid img").first().waitFor();
  await page.locator(".photo-grid button").first().click();
  await sheet(page).locator(".picture img").waitFor();
  await drag(page, sheet(page).locator(".pictures"), 100, 0);
  await page.keyboard.press("Escape");
  await sheet(page).waitFor({ state: "detached" });
}

test("who wants less motion gets none, and everything works the same", async () => {
  const { page, uncaught } = await visit({
    ...PHONE_OF_TOUCH,
    reducedMotion: "reduce",
    prepare: watchMotion,
  });
  await useAll(page);
  expect(await movedOn(page)).toEqual([]);
  expect(uncaught).toEqual([]);
});

test("otherwise sheets, buttons, checks and places move", async () => {
  const { page } = await visit({ ...PHONE_OF_TOUCH, prepare: watchMotion });
  await useAll(page);
  const moved = (await movedOn(page)).join("\n");
  for (const part of [/^sheet CSSAnimation/m, /^sheet Animation/m, /drawn-check/, /view-transition/])
    expect(moved).toMatch(part);
});

test("the device buzzes when a photo is kept and when it is learned, and never before it was touched", async () => {
  const { page } = await visit({
    prepare: (page) =>
      page.addInitScript(() => {
        const buzzes: unknown[] = [];
        Object.assign(globalThis, { buzzes });
        navigator.vibrate = (pattern) => buzzes.push(pattern) > 0;
      }),
  });
  const buzzes = () => page.evaluate(() => (globalThis as { buzzes?: unknown[] }).buzzes);
  await classify(page, "T-shirt");
  expect(await buzzes()).toEqual([]);
  await page.getByRole("button", { name: /^Keep it in/ }).click();
  await page.getByText(/Hanger counts this as T-shirt\/top from now on/).waitFor();
  await eventually(async () => expect(await buzzes()).toEqual([[15], [15, 60, 15]]));
});
