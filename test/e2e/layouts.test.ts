import type { Page } from "playwright-core";
import { writePhotos } from "../../harness/many-photos";
import { thoroughResult } from "../../harness/states/props/bench-results";
import { writeLink } from "../../src/results/link";
import { eventually } from "./support/eventually";
import { classify, visit } from "./support/visit";

const ACROSS = { width: 844, height: 390 };
const WIDE = { width: 1280, height: 800 };

/** Where something is on screen, and whether it can be touched there. */
const placeOf = (page: Page, selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { left, top, width, height, right, bottom } = element.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      const isInSight = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
      return { left, right, width, height, isInReach: isInSight && element.contains(hit) };
    });

const expectInReach = (page: Page, ...selectors: readonly string[]) =>
  eventually(async () => {
    for (const selector of selectors)
      expect([selector, (await placeOf(page, selector)).isInReach]).toEqual([selector, true]);
  });

test.each([
  ["a wide screen", WIDE],
  ["a phone that is held across", ACROSS],
])(
  "on %s picture and answer are side by side, the picture is large, and every button is in reach",
  async (_, viewport) => {
    const { page } = await visit({ viewport });
    await expectInReach(page, ".choices > :first-child", ".choices > :last-child", ".places a:last-child");
    await classify(page, "T-shirt");
    await page.getByRole("button", { name: "Not right?" }).waitFor();
    await eventually(async () => {
      const picture = await placeOf(page, ".viewfinder > img");
      const answer = await placeOf(page, ".answer h2");
      expect(answer.left).toBeGreaterThanOrEqual(picture.right);
      expect(picture.width).toBeGreaterThan(0.45 * viewport.width);
      expect(picture.height).toBe(viewport.height);
    });
    const buttons = [".actions > :first-child", ".actions > :last-child", ".chip", ".tile", ".round.large"];
    await expectInReach(page, ...buttons);
  },
);

async function visitPhotos(viewport: typeof WIDE) {
  const visited = await visit({ viewport, path: "#/photos" });
  const { page } = visited;
  await page.getByText(/^No photos yet/).waitFor();
  await writePhotos(page, 12);
  await page.reload();
  await page.locator(".photo-grid img").nth(11).waitFor();
  return visited;
}

test("on a wide screen a photo stands beside the photos, and another one is opened without closing it", async () => {
  const { page, uncaught } = await visitPhotos(WIDE);
  const tile = (i: number) => page.locator(".photo-grid button").nth(i);
  const sheet = page.getByRole("dialog");
  await tile(1).click();
  await sheet.getByText("2 of 12").waitFor();
  await page.waitForFunction(() => {
    const [grid, sheet] = [".photo-grid", "dialog"].map((selector) =>
      document.querySelector(selector)!.getBoundingClientRect(),
    );
    return grid!.right <= sheet!.left;
  });
  await eventually(async () => expect(await tile(1).getAttribute("aria-current")).toBe("true"));
  await tile(4).click();
  await sheet.getByText("5 of 12").waitFor();
  await eventually(async () => expect(await page.locator("dialog").count()).toBe(1));
  await page.keyboard.press("Escape");
  await page.locator("dialog").waitFor({ state: "detached" });
  expect(uncaught).toEqual([]);
});

test("on a wide screen a result of the benchmark stands beside the list of results", async () => {
  const { page } = await visit({ viewport: WIDE, path: writeLink(thoroughResult(1)) });
  await page.getByText("Opened one result.").waitFor();
  await eventually(async () => {
    const [result, list] = await Promise.all(
      [".columns > :first-child .card", ".columns > :last-child .card"].map((selector) =>
        page.locator(selector).first().boundingBox(),
      ),
    );
    expect(list!.x).toBeGreaterThan(result!.x + result!.width);
    expect(Math.abs(list!.y - result!.y)).toBeLessThan(2);
  });
});

test("on a phone it is over them, and holds the focus", async () => {
  const { page } = await visitPhotos({ width: 390, height: 844 });
  await page.locator(".photo-grid button").nth(1).click();
  await page.getByRole("dialog").getByText("2 of 12").waitFor();
  await eventually(async () => expect(await page.locator("dialog:modal").count()).toBe(1));
});
