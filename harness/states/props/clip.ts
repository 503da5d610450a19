import { writeFileSync } from "node:fs";
import type { Page } from "playwright-core";

/** Width of the clip, in pixels. */
const WIDTH = 640;
const HEIGHT = 480;

/**
 * Writes a clip for Chromium's fake camera that shows one of the app's drawings: raw video in the YUV4MPEG2
 * format, 4:2:0, colours by ITU-R BT.601.
 */
export async function writeClip(page: Page, title: string, file: string): Promise<void> {
  const canvas = page.getByRole("button", { name: `drawing of a ${title}` }).locator("canvas[width]");
  const base64 = await canvas.evaluate(
    (element, [width, height]) => {
      const frame = document.createElement("canvas");
      frame.width = width;
      frame.height = height;
      const context = frame.getContext("2d")!;
      const source = element as HTMLCanvasElement;
      const shown = (source.width * height) / source.height;
      context.fillStyle = "#c9c0b0";
      context.fillRect(0, 0, width, height);
      context.drawImage(source, (width - shown) / 2, 0, shown, height);
      // As text: an array of a million numbers would take seconds to be handed over.
      let bytes = "";
      for (const byte of context.getImageData(0, 0, width, height).data) bytes += String.fromCharCode(byte);
      return btoa(bytes);
    },
    [WIDTH, HEIGHT] as const,
  );
  writeStill(Buffer.from(base64, "base64"), WIDTH, HEIGHT, file);
}

/** Writes a clip of one still picture: RGBA bytes, with even sides. */
export function writeStill(rgba: ArrayLike<number>, width: number, height: number, file: string): void {
  const frame = Buffer.concat([Buffer.from("FRAME\n"), toYuv420(rgba, width, height)]);
  const header = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(file, Buffer.concat([header, frame, frame]));
}

function toYuv420(rgba: ArrayLike<number>, width: number, height: number): Buffer {
  const luma = Buffer.alloc(width * height);
  const blue = Buffer.alloc((width / 2) * (height / 2));
  const red = Buffer.alloc(blue.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = 4 * (y * width + x);
      const [r, g, b] = [rgba[at]!, rgba[at + 1]!, rgba[at + 2]!];
      const value = 0.299 * r + 0.587 * g + 0.114 * b;
      luma[y * width + x] = Math.round(value);
      if (y % 2 || x % 2) continue;
      const half = (y / 2) * (width / 2) + x / 2;
      blue[half] = Math.round(128 + (b - value) / 1.772);
      red[half] = Math.round(128 + (r - value) / 1.402);
    }
  }
  return Buffer.concat([luma, blue, red]);
}
