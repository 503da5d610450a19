import type { Page } from "playwright-core";
import { pngWithOrientation, webpWithOrientation, withOrientation } from "../../harness/engines/exif";
import { runInWorkers } from "../../harness/worker-code";
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

type Kind = "jpeg" | "jpeg, a long number" | "png" | "png, a long number" | "png, EXIF last" | "webp";

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
  const isLong = kind.endsWith("a long number");
  if (kind.startsWith("jpeg")) return withOrientation(file, orientation, isLong);
  if (kind === "webp") return webpWithOrientation(file, orientation);
  return pngWithOrientation(file, orientation, kind === "png, EXIF last" ? "after" : "before", isLong);
}

/** Has workers decode as browsers did that know nothing of `from-image`: they refuse it, and turn nothing. */
const OLDER = `
  const decode = createImageBitmap;
  globalThis.createImageBitmap = async (picture, options = {}) => {
    if (options.imageOrientation === "from-image") throw new TypeError("from-image is no ImageOrientation");
    return decode(picture, picture instanceof Blob ? { imageOrientation: "none" } : options);
  };`;

test.each<readonly [Kind, string, string]>([
  ["jpeg", "here", ""],
  ["jpeg, a long number", "here", ""],
  ["png", "here", ""],
  ["png, a long number", "here", ""],
  ["png, EXIF last", "here", ""],
  ["webp", "here", ""],
  ["jpeg", "in an older browser", OLDER],
  ["png", "in an older browser", OLDER],
])(
  "all eight EXIF orientations of a photo give one answer, and it is shown upright: %s, %s",
  async (kind, _, code) => {
    const { page } = await visit({ prepare: (page) => runInWorkers(page, code) });
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
