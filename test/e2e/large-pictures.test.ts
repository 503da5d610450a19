import { largeJpeg } from "./support/large-jpeg";
import { answerOf, giveFiles, problemsOf, visit } from "./support/visit";

/** A dark pair of trousers on a light wall, as a picture of 4 x 3; shares of its width and height. */
function trousers(x: number, y: number): number {
  const isWaist = y > 0.1 && y < 0.25 && Math.abs(x - 0.5) < 0.13;
  const isLeg = y >= 0.25 && y < 0.92 && Math.abs(Math.abs(x - 0.5) - 0.075) < 0.055;
  return isWaist || isLeg ? 60 : 215;
}

const photo = (width: number, height: number) =>
  largeJpeg(width, height, (across, down) => trousers((8 * across) / width, (8 * down) / height));

test("a phone's photo of 108 megapixels, and one that no browser holds in memory, are answered as a small one is", async () => {
  const { page, uncaught } = await visit();
  for (const [width, height] of [
    [1600, 1200],
    [12_000, 9_000],
    [24_000, 18_000],
  ] as const) {
    const name = `${width}.jpg`;
    await giveFiles(page, { name, content: photo(width, height) });
    await page.getByRole("img", { name }).first().waitFor();
    await answerOf(page).first().waitFor();
    // So rough a drawing need not be sure, but is most like trousers.
    expect(await page.locator(".answer").textContent()).toContain("Trouser");
  }
  expect(uncaught).toEqual([]);
});

/** What phones append to photos, here with the bytes of an end in it. */
const APPENDED = Buffer.from("\0\0\0\x18ftypmp42\xff\xd9 a short film, SEFT", "latin1");

test("a photo that a phone appended a film to is whole, however large, and though its lower half is plain", async () => {
  const { page } = await visit();
  for (const [width, height] of [
    [1600, 1200],
    [12_000, 9_000],
  ] as const) {
    const name = `${width}.jpg`;
    const high = largeJpeg(width, height, (across, down) =>
      trousers((8 * across) / width, (2.2 * 8 * down) / height),
    );
    await giveFiles(page, { name, content: Buffer.concat([high, APPENDED]) });
    await page.getByRole("img", { name }).first().waitFor();
    await answerOf(page).first().waitFor();
    expect(await problemsOf(page).allTextContents()).toEqual([]);
  }
});

test.each([
  ["small", 1600, 1200],
  ["large", 4000, 3000],
])(
  "a %s photo that is cut short is answered where most of it is there, and told where not",
  async (_, width, height) => {
    const { page } = await visit();
    const whole = photo(width, height);
    const part = (share: number) => whole.subarray(0, Math.round(share * whole.length));
    await giveFiles(page, { name: "most.jpg", content: part(0.9) });
    await page.getByRole("img", { name: "most.jpg" }).first().waitFor();
    expect(await problemsOf(page).count()).toBe(0);
    await giveFiles(page, { name: "little.jpg", content: part(0.3) });
    await problemsOf(page)
      .getByText(/not complete/)
      .waitFor();
  },
);
