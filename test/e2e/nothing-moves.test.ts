import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { eventually } from "./support/eventually";
import { classify, PHONE, problemsOf, visit } from "./support/visit";

let empty: string;

beforeEach(() => {
  empty = mkdtempSync(path.join(tmpdir(), "hanger-empty-"));
  mkdirSync(path.join(empty, "folder"));
});

afterEach(() => rmSync(empty, { recursive: true }));

/** What the browser offers by itself is kept from the app, and offered when a test says so. */
const withoutOffers = (page: Page) =>
  page.addInitScript(() =>
    addEventListener("beforeinstallprompt", (event) => event.isTrusted && event.stopImmediatePropagation()),
  );

const offerInstallation = (page: Page) =>
  page.evaluate(() => {
    const prompt = async () => ({ outcome: "dismissed" });
    dispatchEvent(Object.assign(new Event("beforeinstallprompt", { cancelable: true }), { prompt }));
  });

/** Drops an empty folder on the page, which is refused and leaves the picture as it is. */
async function dropEmptyFolder(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path.join(empty, "folder")], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await session.send("Input.dispatchDragEvent", { type, x: 100, y: 200, data });
  await session.detach();
  await problemsOf(page).getByText("There is nothing in this folder.").waitFor();
}

/** Sums what the browser saw move from now on, whoever caused it. */
async function watchShifts(page: Page): Promise<() => Promise<readonly string[]>> {
  const shifts = await page.evaluateHandle(() => {
    const seen: string[] = [];
    const tell = (entries: PerformanceEntryList) => {
      for (const entry of entries) {
        const { value, sources } = entry as PerformanceEntry & {
          value: number;
          sources: readonly { node?: Node; previousRect: DOMRect; currentRect: DOMRect }[];
        };
        const place = ({ x, y, width, height }: DOMRect) => [x, y, width, height].join(" ");
        const moved = sources
          .map(({ node, previousRect, currentRect }) => {
            const what = (node as Element)?.outerHTML?.slice(0, 80) ?? node?.textContent;
            return `${what} from ${place(previousRect)} to ${place(currentRect)}`;
          })
          .join(" and ");
        seen.push(`${value.toFixed(4)}: ${moved}`);
      }
    };
    const observer = new PerformanceObserver((list) => tell(list.getEntries()));
    observer.observe({ type: "layout-shift" });
    return { seen, tell, observer };
  });
  return () =>
    shifts.evaluate(async ({ seen, tell, observer }) => {
      // What the last frames moved is told after them.
      for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
      tell(observer.takeRecords());
      return seen;
    });
}

/** Whether a button can be touched where it is, with nothing over it. */
const isInReach = (page: Page, name: string) =>
  page.getByRole("button", { name }).evaluate((button) => {
    const { left, top, width, height } = button.getBoundingClientRect();
    return button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });

test.each([
  ["a phone", PHONE],
  ["a small phone", { width: 360, height: 640 }],
  ["a wide screen", { width: 1280, height: 800 }],
])(
  "on %s, notes and the invitation that come after an answer move nothing, and 'Not right?' stays in reach",
  async (_, viewport) => {
    const { page } = await visit({ viewport, prepare: withoutOffers });
    await classify(page, "Dress");
    await classify(page, "Trouser");
    await page.getByRole("button", { name: "Not right?" }).waitFor();
    expect(await isInReach(page, "Not right?")).toBe(true);
    const shiftsSince = await watchShifts(page);
    await offerInstallation(page);
    await page.getByText("Add Hanger to your home screen?").waitFor();
    await dropEmptyFolder(page);
    expect(await isInReach(page, "Not right?")).toBe(true);
    expect(await shiftsSince()).toEqual([]);
  },
);

test("what was learned of a photo is told where its place was kept", async () => {
  const { page } = await visit();
  await classify(page, "T-shirt");
  await page.getByRole("button", { name: /^Keep it in/ }).click();
  await page.getByText(/^Kept in T-shirt\/top\./).waitFor();
  const shiftsSince = await watchShifts(page);
  await page.getByText(/Hanger counts this as T-shirt\/top from now on/).waitFor();
  expect(await shiftsSince()).toEqual([]);
});

test("a picture is where it stays, and its buttons too, before it is answered", async () => {
  const { page } = await visit({
    prepare: (page) =>
      page.addInitScript(() => {
        // The app waits for its answer until the test lets it go on.
        const { postMessage } = Worker.prototype;
        const held: (() => void)[] = [];
        Object.assign(globalThis, { letGo: () => held.splice(0).forEach((send) => void send()) });
        Worker.prototype.postMessage = function (...given: unknown[]) {
          const send = () => Reflect.apply(postMessage, this, given);
          if (JSON.stringify(given[0]).includes('"classify"')) held.push(send);
          else send();
        };
      }),
  });
  await page.getByRole("button", { name: "drawing of a Dress" }).click();
  await page.getByText("Looking ...").waitFor();
  await page.getByRole("img", { name: "dress.jpg" }).waitFor();
  const shiftsSince = await watchShifts(page);
  await page.evaluate(() => (globalThis as { letGo?: () => void }).letGo?.());
  await page.getByRole("heading", { name: /^Dress/ }).waitFor();
  await page.getByRole("button", { name: "Not right?" }).waitFor();
  expect(await shiftsSince()).toEqual([]);
});

test("who is not asked again is not: the invitation comes once", async () => {
  const { page } = await visit({ prepare: withoutOffers });
  const question = page.getByText("Add Hanger to your home screen?");
  await offerInstallation(page);
  await classify(page, "Dress");
  await classify(page, "Trouser");
  await question.waitFor();
  await page.reload();
  await offerInstallation(page);
  for (const title of ["Dress", "Trouser", "T-shirt"]) await classify(page, title);
  expect(await question.count()).toBe(0);
});

test("the first screen shows what the app is called and knows, and two ways to begin, of one size and all in sight", async () => {
  const { page } = await visit();
  await page.getByText("Hanger", { exact: true }).waitFor();
  await page.getByText("Knows thirteen kinds of garment, learns yours.").waitFor();
  const sizes = await page.evaluate(() =>
    [...document.querySelectorAll(".choices > *")].map((each) => {
      const { width, height, bottom } = each.getBoundingClientRect();
      return { width, height, isInSight: bottom < innerHeight };
    }),
  );
  expect(sizes).toHaveLength(2);
  expect(sizes[0]).toEqual(sizes[1]);
  expect(sizes[0]!.isInSight).toBe(true);
});

test("the first screen shows the photo that was kept last, once there is one", async () => {
  const { page } = await visit();
  const hero = page.locator(".hero img");
  await classify(page, "Dress");
  expect(await hero.count()).toBe(0);
  await page.getByRole("button", { name: "Keep it in Dress" }).click();
  await page.getByText(/^Kept in Dress\./).waitFor();
  await page.reload();
  await hero.waitFor();
  await eventually(async () =>
    expect(await hero.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0),
  );
});
