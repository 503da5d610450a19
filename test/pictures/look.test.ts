import { coarseDifference } from "../../src/pictures/coarse-difference";
import { lookDistance, lookOf, packLooks } from "../../src/pictures/look";
import { groupLookAlikes } from "../../src/pictures/look-alikes";
import { Random } from "../../src/random/random";

/** A grey picture drawn by a function from coordinates, 0..1, to brightness, 0..1. */
function picture(width: number, height: number, brightness: (x: number, y: number) => number) {
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = 255 * brightness((x + 0.5) / width, (y + 0.5) / height);
      data.fill(value, 4 * (y * width + x), 4 * (y * width + x) + 3);
    }
  }
  return { data, width, height };
}

test("each of 64 bits tells whether it gets brighter to the right", () => {
  expect(lookOf(picture(90, 80, (x) => x))).toBe("f".repeat(16));
  expect(lookOf(picture(90, 80, (x) => 1 - x))).toBe("0".repeat(16));
  expect(lookOf(picture(90, 80, (x) => Math.abs(2 * x - 1)))).toBe("0f".repeat(8));
  expect(lookOf(picture(90, 80, (x, y) => (y < 0.5 ? x : 1 - x)))).toBe("ffffffff00000000");
});

test("a picture smaller than the grid has a look too", () => {
  expect(lookOf(picture(1, 1, () => 0.5))).toBe("0".repeat(16));
});

test("another size changes few bits", () => {
  const wavy = (x: number, y: number) => 0.5 + 0.5 * Math.sin(9 * x + 5 * y) * Math.cos(4 * y);
  const words = packLooks([lookOf(picture(384, 288, wavy)), lookOf(picture(101, 83, wavy))]);
  expect(lookDistance(words, 0, 1)).toBeLessThanOrEqual(5);
});

test("the distance of two looks counts the bits that differ", () => {
  const words = packLooks(["0000000000000000", "ffffffffffffffff", "8000000000000001", "00000000f0000000"]);
  const distances = [0, 1, 2, 3].map((i) => lookDistance(words, 0, i));
  expect(distances).toEqual([0, 64, 2, 4]);
  expect(lookDistance(words, 1, 2)).toBe(62);
});

test("pictures that look alike are grouped, each in one group, over several steps", () => {
  const looks = [
    "0000000000000000",
    "ffffffffffffffff",
    "0000000000000003",
    "fffffffffffffff0",
    "000000000000000f",
  ];
  expect(groupLookAlikes(looks, 2)).toEqual([[0, 2, 4]]);
  expect(groupLookAlikes(looks, 4)).toEqual([
    [0, 2, 4],
    [1, 3],
  ]);
  expect(groupLookAlikes(looks, 4, (i, j) => i === 1 || j === 1)).toEqual([[1, 3]]);
});

test("among 5,000 pictures, each copy is found beside its original", () => {
  const random = new Random(1);
  const digits = () => Array.from({ length: 16 }, () => Math.floor(16 * random.next()).toString(16)).join("");
  const looks = Array.from({ length: 4999 }, digits);
  const copy = `${looks[1234]!.slice(0, 15)}${(Number.parseInt(looks[1234]![15]!, 16) ^ 1).toString(16)}`;
  expect(groupLookAlikes([...looks, copy], 3)).toEqual([[1234, 4999]]);
});

test("the coarse difference is of means over cells: noise goes, a change of brightness stays", () => {
  const side = 64;
  const grey = new Uint8Array(3 * side * side).fill(100);
  expect(coarseDifference(grey, grey, side)).toBe(0);
  expect(
    coarseDifference(
      grey,
      grey.map((value) => value + 10),
      side,
    ),
  ).toBe(10);
  const checked = grey.map((value, i) => value + (Math.floor(i / 3) % 2 === 0 ? 20 : -20));
  expect(coarseDifference(grey, checked, side)).toBe(0);
});
