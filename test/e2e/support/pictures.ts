import type { DrivenApp } from "../../../harness/app";
import { preprocess, type RgbaImage } from "../../../src/pictures/preprocess";
import { Random } from "../../../src/random/random";

/** Side of the pictures: small enough that nothing scales them before they are looked at. */
const SIDE = 60;

/** Pictures of noise and of rectangles on a ground, in turns. */
export function madePictures(count: number): readonly RgbaImage[] {
  const random = new Random(11);
  return Array.from({ length: count }, (_, i) => {
    const data = new Uint8ClampedArray(4 * SIDE * SIDE).fill(255);
    const paint = (x: number, y: number, colour: readonly number[]) => data.set(colour, 4 * (y * SIDE + x));
    const colour = () => [0, 0, 0].map(() => Math.floor(256 * random.next()));
    if (i % 2 === 0) {
      for (let at = 0; at < SIDE * SIDE; at++) paint(at % SIDE, Math.floor(at / SIDE), colour());
      return { data, width: SIDE, height: SIDE };
    }
    const ground = colour();
    for (let at = 0; at < SIDE * SIDE; at++) paint(at % SIDE, Math.floor(at / SIDE), ground);
    for (let part = 0; part < 3; part++) {
      const [left, top, cloth] = [
        8 + Math.floor(20 * random.next()),
        5 + Math.floor(20 * random.next()),
        colour(),
      ];
      const [wide, high] = [6 + Math.floor(20 * random.next()), 10 + Math.floor(24 * random.next())];
      for (let y = top; y < top + high; y++) for (let x = left; x < left + wide; x++) paint(x, y, cloth);
    }
    return { data, width: SIDE, height: SIDE };
  });
}

/** What the app shows of pictures with the model in use: a probability for each of its labels. */
export async function shownBy(
  app: DrivenApp,
  pictures: readonly RgbaImage[],
  labels: readonly string[],
): Promise<readonly (readonly number[])[]> {
  const texts = pictures.map(({ data }) => Buffer.from(data).toString("base64"));
  return app.page.evaluate(
    async ([texts, side, labels]) => {
      const shown: number[][] = [];
      for (const text of texts) {
        const pixels = Uint8ClampedArray.from(atob(text), (letter) => letter.charCodeAt(0));
        const canvas = new OffscreenCanvas(side, side);
        canvas.getContext("2d")!.putImageData(new ImageData(pixels, side, side), 0, 0);
        const blob = await canvas.convertToBlob({ type: "image/png" });
        const image = { kind: "blob" as const, blob };
        const { answers } = await globalThis.driver!.client.call("classify", { image, top: labels.length });
        shown.push(labels.map((label) => answers.find((answer) => answer.label === label)!.probability));
      }
      return shown;
    },
    [texts, SIDE, labels] as const,
  );
}

/** A network's inputs for pictures: each as it is, then its mirror image. */
export function inputsOf(
  pictures: readonly RgbaImage[],
  shape: readonly [number, number, number],
): { readonly values: Float32Array; readonly shape: readonly number[] } {
  const size = shape[0] * shape[1] * shape[2];
  const values = new Float32Array(2 * pictures.length * size);
  pictures.forEach((picture, i) => {
    const { input } = preprocess(picture, { shape });
    values.set(input, 2 * i * size);
    values.set(mirrored(input, shape), (2 * i + 1) * size);
  });
  return { values, shape: [2 * pictures.length, ...shape] };
}

function mirrored(input: Float32Array, [, width, channels]: readonly [number, number, number]): Float32Array {
  return Float32Array.from(input, (_, at) => {
    const [pixel, channel] = [Math.floor(at / channels), at % channels];
    const x = pixel % width;
    return input[(pixel - x + width - 1 - x) * channels + channel]!;
  });
}

/** How far the probabilities of another program, for `inputsOf`, are from those shown, at most. */
export function furthest(shown: readonly (readonly number[])[], answers: Float32Array): number {
  const classes = answers.length / shown.length / 2;
  const differences = shown.flatMap((probabilities, i) => {
    const means = probabilities.map((_, c) =>
      Math.sqrt(answers[2 * i * classes + c]! * answers[(2 * i + 1) * classes + c]!),
    );
    const sum = means.reduce((total, value) => total + value, 0);
    return probabilities.map((p, c) => Math.abs(means[c]! / sum - p));
  });
  return Math.max(...differences);
}
