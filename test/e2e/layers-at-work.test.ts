import type { Page } from "playwright-core";
import { eventually, pictureIn } from "./support/eventually";
import { drawing, giveFiles, visit } from "./support/visit";

const STORY = ".one-value .story";

const block = (page: Page, name: RegExp) =>
  page.getByRole("list", { name: /^From a picture of/ }).getByRole("button", { name });

/** The names of the motions under way, with how often each is repeated. */
const motions = (page: Page) =>
  page.locator(STORY).evaluate((story) =>
    story
      .getAnimations({ subtree: true })
      .map((motion) => [(motion as CSSAnimation).animationName, motion.effect!.getTiming().iterations])
      .sort(),
  );

/** Where the filter's frame lies, in pixels of the picture under it, and whether the value and its mark are to be seen. */
const ending = (page: Page) =>
  page.locator(STORY).evaluate((story) => {
    const svg = story.querySelector("svg")!;
    const [outer, inner] = [svg.getBoundingClientRect(), svg.querySelector("rect")!.getBBox()];
    const frame = svg.querySelector("rect")!.getBoundingClientRect();
    const scale = outer.width / svg.viewBox.baseVal.width;
    const place = (from: number, to: number) => Math.round((to - from) / scale);
    const isSeen = (name: string) => getComputedStyle(story.querySelector(name)!).opacity === "1";
    return {
      frame: { left: place(outer.left, frame.left), top: place(outer.top, frame.top), size: inner.width },
      fallen: isSeen(".falls") && isSeen(".landed"),
    };
  });

const sentence = (page: Page) => page.locator(".one-value p").textContent();

test("a tap on a convolution slides its filter over the picture once, and the value falls into place", async () => {
  const { page, uncaught } = await visit({ path: "#/explore/layers?pictures=drawing:dress" });
  await page.getByRole("region", { name: "One value of Conv 3×3" }).waitFor();
  expect(await motions(page)).toEqual([]);
  const before = await ending(page);
  await block(page, /Conv 3×3.*26×26×64/s).focus();
  await page.keyboard.press("Enter");
  await eventually(async () =>
    expect(await motions(page)).toEqual([
      ["across", 8],
      ["appear", 1],
      ["down", 1],
      ["fall", 1],
      ["made", 1],
      ["to-column", 1],
      ["to-row", 1],
    ]),
  );
  await page.locator(STORY).evaluate((story) => {
    for (const motion of story.getAnimations({ subtree: true })) motion.finish();
  });
  expect(await ending(page)).toEqual(before);
  expect(before.fallen).toBe(true);
  expect(before.frame.size).toBe(3);
  expect(await sentence(page)).toMatch(/^3×3×1 = 9 products add up to/);

  // The frame lies on the pixels that the close-up in Activations names.
  await page.getByRole("link", { name: "Look closer in Activations" }).click();
  await page
    .getByText(`Made from 3×3 pixels from row ${before.frame.top}, column ${before.frame.left}`)
    .waitFor();
  expect(uncaught).toEqual([]);
});

test("a tap on a pooling lets the largest of four win", async () => {
  const { page } = await visit({ path: "#/explore/layers?pictures=drawing:dress" });
  await block(page, /Max pool 2×2.*13×13×64/s).click();
  await page.getByRole("region", { name: "One value of Max pool 2×2" }).waitFor();
  await eventually(async () => {
    const names = (await motions(page)).map(([name]) => name);
    expect(names).toEqual(expect.arrayContaining(["across", "down", "fall", "lose", "made"]));
  });
  await page.locator(".contest li").nth(3).waitFor();
  const four = await page.locator(".contest li").allInnerTexts();
  expect(four).toHaveLength(4);
  const winner = await page.locator(".contest .wins").textContent();
  expect(Number(winner)).toBe(Math.max(...four.map(Number)));
  expect(await page.locator(".falls").textContent()).toBe(winner);
  expect(await sentence(page)).toMatch(/^The largest of (\d\.\d{3}(, )?){4} is \d\.\d{3}\./);
  // A layer without pictures has nothing to slide over.
  await block(page, /Flatten/).click();
  await page.locator(STORY).waitFor({ state: "detached" });
});

test("nothing moves where motion is not wanted: all is in place at once", async () => {
  const { page } = await visit({
    path: "#/explore/layers?pictures=drawing:dress",
    reducedMotion: "reduce",
  });
  for (const [name, title] of [
    [/Max pool 2×2.*13×13×64/s, "One value of Max pool 2×2"],
    [/Conv 3×3.*11×11×64/s, "One value of Conv 3×3"],
  ] as const) {
    await block(page, name).click();
    await page.getByRole("region", { name: title }).waitFor();
    await page.locator(STORY).waitFor();
    expect(await motions(page)).toEqual([]);
    expect((await ending(page)).fallen).toBe(true);
  }
});

test("a link to a layer brings its block into sight", async () => {
  const { page } = await visit({ path: "#/explore/layers?layer=7&pictures=drawing:dress" });
  const pressed = page.getByRole("list", { name: /^From a picture of/ }).locator("[aria-pressed=true]");
  await page.getByRole("row", { name: "Total 243,786" }).waitFor();
  await eventually(async () => {
    const [left, right] = await pressed.evaluate((block) => {
      const box = block.getBoundingClientRect();
      return [box.left, innerWidth - box.right];
    });
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeGreaterThanOrEqual(0);
  });
});

test("the photo of an answer is on the blocks too, and leads in three taps to the pixels that its strongest value is made of", async () => {
  const { page, uncaught } = await visit();
  await giveFiles(page, { name: "mine.png", content: await drawing(page, "Dress") });
  await page.getByRole("button", { name: "What the network sees" }).click();
  const told = page.getByText(/^The network sees .* of what it sees is background\.$/);
  const background = (await told.textContent())!.match(/\d+% of what it sees is background\.$/)![0];
  await page.getByRole("button", { name: "See inside the network" }).click();
  await page.getByText(background, { exact: true }).waitFor();
  await page
    .getByRole("button", { name: /^Conv 3×3, filter 1, photo/ })
    .first()
    .click();
  await page.getByText(/^Made from 3×3 pixels from row \d+/).waitFor();
  const seen = page.getByRole("img", { name: /^photo as the network sees it/ }).first();
  const photo = await pictureIn(seen);
  await page.getByRole("link", { name: "Layers", exact: true }).click();
  const onBlocks = page.getByRole("img", { name: "The picture as the network sees it" });
  await onBlocks.waitFor();
  await page.getByText(/The answer: Dress, \d+%\./).waitFor();
  expect(await pictureIn(onBlocks)).toBe(photo);
  await page.getByRole("region", { name: "One value of Conv 3×3" }).waitFor();
  expect(uncaught).toEqual([]);
});
