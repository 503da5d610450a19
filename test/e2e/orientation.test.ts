import type { Page } from "playwright-core";
import { pngWithOrientation, webpWithOrientation, withOrientation } from "../../harness/engines/exif";
import { answerOf, giveFiles, visit } from "./support/visit";

/** Width by height of the photo on screen; the drawing is not square. */
const shapeShown = (page: Page) =>
  page
    .locator("main img[src^='blob:']:visible")
    .first()
    .evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      return image.naturalWidth / image.naturalHeight;
    });

type Kind = "jpeg" | "png" | "png, EXIF last" | "webp";

/**
 * The drawing as a camera would store it that is held so that EXIF orientation `orientation` turns it upright
 * (Exif 2.32, table 6): a file as bytes.
 */
async function storedFor(page: Page, kind: Kind, orientation: number): Promise<Buffer> {
  const canvas = page.getByRole("button", { name: "drawing of a T-shirt" }).locator("canvas");
  const wanted = { orientation, type: `image/${kind.split(",")[0]}` };
  const url = await canvas.evaluate((element, { orientation, type }) => {
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
    return stored.toDataURL(type, 0.98);
  }, wanted);
  const file = Buffer.from(url.split(",")[1]!, "base64");
  if (kind === "jpeg") return withOrientation(file, orientation);
  if (kind === "webp") return webpWithOrientation(file, orientation);
  return pngWithOrientation(file, orientation, kind === "png" ? "before" : "after");
}

test.each<Kind>(["jpeg", "png", "png, EXIF last", "webp"])(
  "all eight EXIF orientations of a photo give one answer, and it is shown upright: %s",
  async (kind) => {
    const { page } = await visit();
    const shares: number[] = [];
    const shapes: number[] = [];
    for (let orientation = 1; orientation <= 8; orientation++) {
      const name = `turned-${orientation}.${kind.split(",")[0]}`;
      await giveFiles(page, { name, content: await storedFor(page, kind, orientation) });
      await page.getByRole("img", { name }).first().waitFor();
      const text = (await answerOf(page).first().textContent()) ?? "";
      expect(text).toMatch(/^T-shirt\/top/);
      shares.push(Number(/(\d+)%/.exec(text)?.[1]));
      shapes.push(await shapeShown(page));
    }
    expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(3);
    expect(Math.max(...shapes) - Math.min(...shapes)).toBeLessThan(0.02);
    expect(Math.abs(shapes[0]! - 1)).toBeGreaterThan(0.05);
  },
);
