import type { Page } from "playwright-core";
import { Random } from "../src/random/random";
import { GARMENTS } from "../src/views/shared/drawings/garments";

/** Outlines on a grid of 100 x 120, as the app's own drawings have them. */
const OUTLINES = {
  ...Object.fromEntries(GARMENTS.map(({ name, outline }) => [name, outline])),
  /** No garment of Fashion-MNIST: a crown on a wide brim. */
  beret: "M28 74Q26 34 42 34Q50 40 58 34Q74 34 72 74Q90 76 98 84Q50 104 2 84Q10 76 28 74Z",
  coat: "M36 14 50 22 64 14 80 20 92 74 82 78 75 50V112H52V30H48V112H25V50L18 78 8 74 20 20Z",
} as Readonly<Record<string, string>>;

export type GarmentKind = "trouser" | "dress" | "t-shirt-top" | "pullover" | "beret" | "coat";

/** A photo of a drawn garment, as JPEG: of another colour, size and place for each seed. */
export async function garmentPhoto(page: Page, kind: GarmentKind, seed: number): Promise<Buffer> {
  const random = new Random(seed, 17);
  const drawn = {
    outline: OUTLINES[kind]!,
    ground: `hsl(${random.between(20, 60)} 20% ${random.between(76, 88)}%)`,
    cloth: `hsl(${random.between(0, 360)} ${random.between(20, 60)}% ${random.between(18, 42)}%)`,
    turn: random.between(-0.1, 0.1),
    scale: random.between(2.3, 2.8),
    left: random.between(-54, -46),
    top: random.between(-64, -56),
    stripes: random.between(0, 12),
  };
  const bytes = await page.evaluate(async (drawn) => {
    const canvas = new OffscreenCanvas(300, 360);
    const context = canvas.getContext("2d")!;
    context.fillStyle = drawn.ground;
    context.fillRect(0, 0, 300, 360);
    context.translate(150, 180);
    context.rotate(drawn.turn);
    context.scale(drawn.scale, drawn.scale);
    context.translate(drawn.left, drawn.top);
    const path = new Path2D(drawn.outline);
    context.shadowColor = "rgb(40 30 20 / 45%)";
    context.shadowBlur = 10;
    context.fillStyle = drawn.cloth;
    context.fill(path);
    context.shadowColor = "transparent";
    context.clip(path);
    context.fillStyle = "rgb(255 255 255 / 8%)";
    for (let x = drawn.stripes; x < 100; x += 14) context.fillRect(x, 0, 6, 120);
    const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
    return new Uint8Array(await blob.arrayBuffer());
  }, drawn);
  return Buffer.from(bytes);
}
