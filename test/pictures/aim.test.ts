import { aimOf } from "../../src/pictures/aim";
import type { Colour, RgbaImage } from "../../src/pictures/preprocess";

const [WIDTH, HEIGHT] = [160, 120];

/** A picture with a garment in the middle of a rectangle of it, in shares of its width and height. */
function picture(ground: Colour, cloth: Colour, [left, right, top, bottom]: readonly number[]): RgbaImage {
  const data = new Uint8ClampedArray(4 * WIDTH * HEIGHT);
  for (let i = 0; i < WIDTH * HEIGHT; i++) {
    const [x, y] = [(i % WIDTH) / WIDTH, Math.floor(i / WIDTH) / HEIGHT];
    const isCloth = x >= left! && x < right! && y >= top! && y < bottom!;
    data.set([...(isCloth ? cloth : ground), 255], 4 * i);
  }
  return { data, width: WIDTH, height: HEIGHT };
}

const WALL: Colour = [200, 200, 200];
const NAVY: Colour = [20, 30, 80];

test("the garment's place is told in shares of the picture, whatever its shape", () => {
  const { garment } = aimOf(picture(WALL, NAVY, [0.1, 0.4, 0.25, 0.95]));
  expect(garment!.left).toBeCloseTo(0.1, 1);
  expect(garment!.right).toBeCloseTo(0.4, 1);
  expect(garment!.top).toBeCloseTo(0.25, 1);
  expect(garment!.bottom).toBeCloseTo(0.95, 1);
});

test("how far a garment's colours are from the ground's, and how light both are", () => {
  const place = [0.3, 0.7, 0.3, 0.7];
  expect(aimOf(picture([0, 0, 0], [255, 255, 255], place)).garment!.contrast).toBeGreaterThan(0.9);
  const whiteOnWhite = aimOf(picture([235, 235, 235], [252, 252, 252], place));
  expect(whiteOnWhite.garment!.contrast).toBeLessThan(0.08);
  expect(whiteOnWhite.ground).toBeCloseTo(235 / 255, 2);
  expect(aimOf(picture([12, 12, 12], [30, 20, 20], place)).brightness).toBeLessThan(0.1);
});

test("an empty wall has no garment", () => {
  expect(aimOf(picture(WALL, WALL, [0, 0, 0, 0])).garment).toBeUndefined();
});

/** A picture on a wall with cloth wherever one of the rectangles is, in shares of its width and height. */
function laidOut(rectangles: readonly (readonly [number, number, number, number])[]): RgbaImage {
  const { data } = picture(WALL, NAVY, [0, 0, 0, 0]);
  for (const place of rectangles) {
    const one = picture(WALL, NAVY, place).data;
    for (let i = 0; i < one.length; i += 4) {
      if (one[i] === NAVY[0]) data.set(one.subarray(i, i + 4), i);
    }
  }
  return { data, width: WIDTH, height: HEIGHT };
}

test.each<[string, number, readonly (readonly [number, number, number, number])[]]>([
  ["one garment", 1, [[0.3, 0.7, 0.2, 0.8]]],
  [
    "two beside one another",
    2,
    [
      [0.1, 0.4, 0.2, 0.8],
      [0.6, 0.9, 0.2, 0.8],
    ],
  ],
  [
    "a garment and its label beside it",
    1,
    [
      [0.1, 0.6, 0.2, 0.8],
      [0.8, 0.9, 0.4, 0.6],
    ],
  ],
  ["stripes", 1, Array.from({ length: 9 }, (_, i) => [0.3, 0.7, 0.2 + i * 0.06, 0.23 + i * 0.06] as const)],
])("of %s, as many things stand out as there are", (_, things, rectangles) => {
  expect(aimOf(laidOut(rectangles)).garment!.things).toBe(things);
});
