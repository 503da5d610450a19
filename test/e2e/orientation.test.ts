import type { Page } from "playwright-core";
import { withOrientation } from "../../harness/engines/exif";
import { answerOf, giveFiles, visit } from "./support/visit";

/**
 * The drawing as a camera would store it that is held so that EXIF orientation `orientation` turns it upright
 * (Exif 2.32, table 6): a JPEG as bytes.
 */
async function storedFor(page: Page, orientation: number): Promise<Buffer> {
  const canvas = page.getByRole("button", { name: "drawing of a T-shirt" }).locator("canvas");
  const url = await canvas.evaluate((element, orientation) => {
    const upright = element as HTMLCanvasElement;
    const { width: w, height: h } = upright;
    const stored = document.createElement("canvas");
    [stored.width, stored.height] = orientation < 5 ? [w, h] : [h, w];
    const inverse = [
      [1, 0, 0, 1, 0, 0],
      [-1, 0, 0, 1, w, 0],
      [-1, 0, 0, -1, w, h],
      [1, 0, 0, -1, 0, h],
      [0, 1, 1, 0, 0, 0],
      [0, -1, 1, 0, 0, w],
      [0, -1, -1, 0, h, w],
      [0, 1, -1, 0, h, 0],
    ][orientation - 1] as [number, number, number, number, number, number];
    const context = stored.getContext("2d")!;
    context.setTransform(...inverse);
    context.drawImage(upright, 0, 0);
    return stored.toDataURL("image/jpeg", 0.98);
  }, orientation);
  return withOrientation(Buffer.from(url.split(",")[1]!, "base64"), orientation);
}

test("all eight EXIF orientations of a photo give one answer", async () => {
  const { page } = await visit();
  const shares: number[] = [];
  for (let orientation = 1; orientation <= 8; orientation++) {
    const name = `turned-${orientation}.jpg`;
    await giveFiles(page, { name, content: await storedFor(page, orientation) });
    await page.getByRole("img", { name }).first().waitFor();
    const text = (await answerOf(page).first().textContent()) ?? "";
    expect(text).toMatch(/^T-shirt\/top/);
    shares.push(Number(/(\d+) %/.exec(text)?.[1]));
  }
  expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(3);
});
