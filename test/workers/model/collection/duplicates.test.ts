import { Random } from "../../../../src/random/random";
import type { FramedRecord } from "../../../../src/storage";
import { areClose } from "../../../../workers/model/collection/duplicates";

const SIDE = 64;

/** A picture of a rectangle on a ground, with some noise; both are grey, 0..255. */
function pictureOf(
  ground: number,
  cloth: number,
  [left, top, right, bottom]: readonly [number, number, number, number],
  seed: number,
): FramedRecord {
  const random = new Random(seed);
  const pixels = Uint8Array.from({ length: 3 * SIDE * SIDE }, (_, i) => {
    const [x, y] = [Math.floor(i / 3) % SIDE, Math.floor(i / 3 / SIDE)];
    const isCloth = x >= left && x < right && y >= top && y < bottom;
    return (isCloth ? cloth : ground) + random.between(-2, 2);
  });
  return { side: SIDE, pixels, ground: [ground, ground, ground] };
}

const TROUSERS = [20, 4, 44, 60] as const;
const SHIRT = [8, 12, 56, 44] as const;

test.each([
  ["clear", 230, 60],
  ["pale", 250, 240],
])("copies of a %s picture are close, and other garments are not", (_, ground, cloth) => {
  const picture = pictureOf(ground, cloth, TROUSERS, 1);
  expect(areClose(picture, pictureOf(ground, cloth, TROUSERS, 2))).toBe(true);
  expect(areClose(picture, pictureOf(ground, cloth, SHIRT, 3))).toBe(false);
});

test("pictures without pixels, and of other sizes, are not close to any", () => {
  const picture = pictureOf(230, 60, TROUSERS, 1);
  expect(areClose(picture, undefined)).toBe(false);
  expect(areClose(picture, { ...picture, side: 32 })).toBe(false);
});
