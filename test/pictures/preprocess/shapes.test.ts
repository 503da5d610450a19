import { preprocess } from "../../../src/pictures/preprocess";

/** A dark blue garment on light ground. */
function picture() {
  const [width, height] = [60, 60];
  const data = new Uint8ClampedArray(4 * width * height);
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const inside = x > 15 && x < 45 && y > 15 && y < 45;
    data.set(inside ? [10, 20, 120, 255] : [240, 230, 220, 255], 4 * i);
  }
  return { data, width, height };
}

test("an oblong input shows what a square one does, with background on both sides", () => {
  const square = preprocess(picture(), { shape: [28, 28, 1] }).input;
  const { input, grey } = preprocess(picture(), { shape: [28, 32, 1] });
  expect(input).toHaveLength(28 * 32);
  expect(grey).toBe(input);
  for (let y = 0; y < 28; y++) {
    const row = [...input.subarray(32 * y, 32 * (y + 1))];
    expect(row.slice(2, 30)).toEqual([...square.subarray(28 * y, 28 * (y + 1))]);
    expect([...row.slice(0, 2), ...row.slice(30)]).toEqual([0, 0, 0, 0]);
  }
});

test("three channels are the photo's colours in 0..1", () => {
  const { input, grey, stages } = preprocess(picture(), { shape: [40, 30, 3], stages: true });
  expect(input).toHaveLength(40 * 30 * 3);
  const at = (y: number, x: number) => [...input.subarray(3 * (30 * y + x), 3 * (30 * y + x) + 3)];
  const levels = (y: number, x: number) => at(y, x).map((value) => Math.round(value * 255));
  expect(levels(20, 15)).toEqual([10, 20, 120]);
  expect(levels(0, 0)).toEqual([240, 230, 220]);
  expect(grey).toHaveLength(40 * 30);
  expect(grey[30 * 20 + 15]).toBeCloseTo(50 / 255, 5);
  expect(stages.at(-1)).toMatchObject({ width: 30, height: 40 });
});
