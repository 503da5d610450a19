import { withoutTransparency } from "../../../src/pictures/preprocess/flatten";

/** Cloth of one colour in the left half, and nothing in the right. */
function cutOut(colour: readonly number[]) {
  const data = new Uint8ClampedArray(4 * 4 * 4);
  for (let i = 0; i < 16; i++) if (i % 4 < 2) data.set([...colour, 255], 4 * i);
  return { data, width: 4, height: 4 };
}

test.each([
  ["white", [250, 250, 248], 128],
  ["cream", [240, 228, 204], 128],
  ["shaded white", [200, 200, 200], 128],
  ["grey", [150, 150, 150], 255],
  ["yellow", [250, 240, 40], 255],
  ["black", [20, 20, 20], 255],
] as const)("behind what is %s and cut out is the ground that it differs more from", (_, colour, ground) => {
  const { data } = withoutTransparency(cutOut(colour));
  expect([...data.slice(0, 4)]).toEqual([...colour, 255]);
  expect([...data.slice(-4)]).toEqual([ground, ground, ground, 255]);
});

test("a picture without transparency is left as it is", () => {
  const picture = { data: new Uint8ClampedArray(16).fill(255), width: 2, height: 2 };
  expect(withoutTransparency(picture)).toBe(picture);
});
