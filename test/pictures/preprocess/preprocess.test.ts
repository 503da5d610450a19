import { preprocess, type RgbaImage } from "../../../src/pictures/preprocess";
import { groundColour } from "../../../src/pictures/preprocess/ground-colour";
import { toSquare } from "../../../src/pictures/preprocess/square";

/** A picture of one colour with a rectangle of another, `box` = [left, top, right, bottom]. */
function picture(
  width: number,
  height: number,
  ground: readonly number[],
  cloth: readonly number[] = ground,
  box = [0, 0, 0, 0],
): RgbaImage {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const inside = x >= box[0]! && x < box[2]! && y >= box[1]! && y < box[3]!;
      data.set([...(inside ? cloth : ground).slice(0, 3), 255], 4 * (y * width + x));
    }
  }
  return { data, width, height };
}

const LIGHT = [220, 210, 200];
const DARK = [40, 50, 90];

test("a garment comes out light on black, whether it is darker or lighter than its ground", () => {
  for (const [ground, cloth] of [
    [LIGHT, DARK],
    [DARK, LIGHT],
  ] as const) {
    const { input } = preprocess(picture(56, 56, ground, cloth, [14, 14, 42, 42]), { shape: [28, 28, 1] });
    expect(input[14 * 28 + 14]).toBeCloseTo(1);
    expect(input[0]).toBe(0);
    expect(input[27 * 28 + 27]).toBe(0);
  }
});

test("it is told how much of a photo the network sees, and how much of that is background", () => {
  const shape = [28, 28, 1] as const;
  const near = preprocess(picture(56, 56, LIGHT, DARK, [6, 6, 50, 50]), { shape }).seen!;
  expect(near.ofPhoto).toBe(1);
  expect(near.background).toBeCloseTo(1 - (44 / 56) ** 2, 2);
  // Half as long as the photo: cropped to it with a margin of 0.15 on each side.
  const far = preprocess(picture(200, 200, LIGHT, DARK, [50, 50, 150, 150]), { shape }).seen!;
  expect(far.ofPhoto).toBeCloseTo(0.65 ** 2, 1);
  expect(far.background).toBeCloseTo(1 - (1 / 1.3) ** 2, 1);
  // A picture that is all background. In three channels nothing tells the background from the garment.
  expect(preprocess(picture(64, 64, LIGHT), { shape }).seen).toEqual({ ofPhoto: 1, background: 1 });
  expect(preprocess(picture(64, 64, LIGHT), { shape: [28, 28, 3] })).not.toHaveProperty("seen");
});

test("a garment that reaches an edge does not pass for the ground", () => {
  expect(groundColour(picture(100, 100, LIGHT, DARK, [30, 0, 70, 100]))).toEqual(LIGHT);
});

test("pictures that are not square are centred and surrounded by their ground", () => {
  const { input } = preprocess(picture(112, 56, LIGHT, DARK, [12, 4, 100, 52]), { shape: [28, 28, 1] });
  const rows = Array.from({ length: 28 }, (_, y) => Math.max(...input.subarray(y * 28, (y + 1) * 28)));
  expect(rows.slice(0, 8).every((value) => value < 0.01)).toBe(true);
  expect(rows[14]).toBeCloseTo(1);
  expect(rows.slice(20).every((value) => value < 0.01)).toBe(true);
});

test("scaling down takes the mean of what each pixel covers", () => {
  const checkered = picture(8, 8, [0, 0, 0]);
  for (let i = 0; i < 64; i++) if ((i + (i >> 3)) % 2) checkered.data.set([200, 100, 50], 4 * i);
  const { pixels } = toSquare(checkered, [0, 0, 0], 4);
  for (let i = 0; i < 16; i++) expect([...pixels.subarray(3 * i, 3 * i + 3)]).toEqual([100, 50, 25]);
});

test.each([
  ["one pixel", picture(1, 1, DARK)],
  ["all one colour", picture(64, 64, LIGHT)],
  ["a panorama", picture(1000, 100, LIGHT, DARK, [100, 10, 200, 90])],
  ["a needle", picture(1, 300, LIGHT)],
  ["wholly transparent", { data: new Uint8ClampedArray(4 * 100), width: 10, height: 10 }],
])("%s gives an input of numbers between 0 and 1", (_, image) => {
  const { input } = preprocess(image, { shape: [28, 28, 1] });
  expect(input).toHaveLength(784);
  expect(input.every((value) => value >= 0 && value <= 1)).toBe(true);
});

test("every step is shown when asked for", () => {
  const { stages } = preprocess(picture(60, 40, LIGHT, DARK, [20, 10, 40, 30]), {
    shape: [28, 28, 1],
    stages: true,
  });
  expect(stages.length).toBeGreaterThanOrEqual(4);
  for (const { width, height, pixels } of stages) expect(pixels).toHaveLength(4 * width * height);
  expect(stages.at(-1)).toMatchObject({ width: 28, height: 28 });
});
