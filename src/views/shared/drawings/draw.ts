import { classifyWords } from "../../../words/classify";
import type { Garment } from "./garments";

/** Of a picture drawn, pixels, unless told. */
const WIDTH = 400;
const HEIGHT = 480;

/** The garments' grid. */
const COLUMNS = 100;
const ROWS = 120;

/** Draws a garment lying on a plain, unevenly lit ground, as a photo of `width` x `height` pixels would show it. */
export function drawGarment(
  canvas: HTMLCanvasElement,
  garment: Garment,
  width = WIDTH,
  height = HEIGHT,
): void {
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) return;
  fillGround(context, garment.ground);
  const scale = Math.min(width / COLUMNS, height / ROWS);
  context.translate((width - scale * COLUMNS) / 2, (height - scale * ROWS) / 2);
  context.scale(scale, scale);
  const outline = new Path2D(garment.outline);
  context.save();
  context.shadowColor = "rgb(40 30 20 / 45%)";
  // Shadows are not scaled with the rest.
  context.shadowBlur = 2.5 * scale;
  context.shadowOffsetY = 1.25 * scale;
  context.fillStyle = garment.cloth;
  context.fill(outline);
  context.restore();
  context.clip(outline);
  context.fillStyle = foldsOf(context);
  context.fillRect(0, 0, COLUMNS, ROWS);
  drawDetails(context, garment);
}

function fillGround(context: CanvasRenderingContext2D, colour: string): void {
  const { width, height } = context.canvas;
  context.fillStyle = colour;
  context.fillRect(0, 0, width, height);
  const far = Math.max(width, height);
  const light = context.createRadialGradient(width / 3, height / 4, 0, width / 2, height / 2, far);
  light.addColorStop(0, "rgb(255 255 255 / 22%)");
  light.addColorStop(1, "rgb(0 0 0 / 14%)");
  context.fillStyle = light;
  context.fillRect(0, 0, width, height);
}

/** Light and shade across the cloth. */
function foldsOf(context: CanvasRenderingContext2D): CanvasGradient {
  const folds = context.createLinearGradient(0, 0, 100, 20);
  for (let stop = 0; stop <= 10; stop++) {
    folds.addColorStop(stop / 10, stop % 2 === 0 ? "rgb(0 0 0 / 14%)" : "rgb(255 255 255 / 10%)");
  }
  return folds;
}

function drawDetails(context: CanvasRenderingContext2D, { inside, seams }: Garment): void {
  context.fillStyle = "rgb(0 0 0 / 35%)";
  if (inside) context.fill(new Path2D(inside));
  context.strokeStyle = "rgb(0 0 0 / 35%)";
  context.lineWidth = 0.7;
  for (const seam of seams) context.stroke(new Path2D(seam));
}

/** The drawing as a file, like a photo from the device. */
export function toFile(canvas: HTMLCanvasElement, name: string): Promise<File> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(new File([blob], `${name}.jpg`, { type: blob.type }));
      else reject(new Error(classifyWords.noPicture));
    }, "image/jpeg");
  });
}
