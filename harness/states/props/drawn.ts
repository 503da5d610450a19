import type { Page } from "playwright-core";

declare global {
  /** Draws a made-up garment, different for each seed. `size` and `quality` change the file, not the picture. */
  var drawPhoto: (seed: number, size?: number, quality?: number) => Promise<Blob>;
}

/** Gives the page `drawPhoto`, now and after each reload. */
export async function bringDrawings(page: Page): Promise<void> {
  await page.addInitScript(install);
  await page.evaluate(install);
}

function install(): void {
  globalThis.drawPhoto = async (seed, size = 300, quality = 0.9) => {
    const canvas = new OffscreenCanvas(size, Math.round(size * 1.25));
    const context = canvas.getContext("2d")!;
    context.scale(size / 100, size / 100);
    let state = seed + 1;
    const random = () => {
      // A step of a linear congruential generator (Numerical Recipes).
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    for (let i = 0; i < 8; i++) random();
    context.fillStyle = `hsl(${360 * random()} 20% 85%)`;
    context.fillRect(0, 0, 100, 125);
    for (let i = 0; i < 6; i++) {
      context.fillStyle = `hsl(${360 * random()} 60% ${20 + 40 * random()}%)`;
      context.fillRect(10 + 50 * random(), 10 + 60 * random(), 15 + 30 * random(), 15 + 40 * random());
    }
    return canvas.convertToBlob({ type: "image/jpeg", quality });
  };
}

/** The file of a drawing, to give to the app as its owner would. */
export async function drawnFile(page: Page, seed: number): Promise<Buffer> {
  const bytes = await page.evaluate(
    async (seed) => new Uint8Array(await (await globalThis.drawPhoto(seed)).arrayBuffer()),
    seed,
  );
  return Buffer.from(bytes);
}
