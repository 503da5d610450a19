import { preprocess, type RgbaImage } from "../../../src/pictures/preprocess";
import { garmentBox } from "../../../src/pictures/preprocess/garment-box";
import type { Colour } from "../../../src/pictures/preprocess/rgba-image";

const WALL: Colour = [200, 190, 180];
const CLOTH: Colour = [60, 40, 90];

/** A wall with a garment of `size` pixels, half as wide as it is high, its corner at `left`, `top`. */
function onWall(side: number, left: number, top: number, size: number): RgbaImage {
  const data = new Uint8ClampedArray(4 * side * side);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const inside = x >= left && x < left + size / 2 && y >= top && y < top + size;
      data.set([...(inside ? CLOTH : WALL), 255], 4 * (y * side + x));
    }
  }
  return { data, width: side, height: side };
}

test("a small garment is found wherever it is, with room around it", () => {
  for (const [left, top] of [
    [10, 20],
    [130, 140],
    [100, 60],
  ] as const) {
    const box = garmentBox(onWall(200, left, top, 50), WALL)!;
    expect(box.left).toBeLessThan(left);
    expect(box.left).toBeGreaterThan(left - 20);
    expect(box.left + box.width).toBeGreaterThan(left + 25);
    expect(box.top).toBeLessThan(top);
    expect(box.top + box.height).toBeGreaterThan(top + 50);
    expect(box.height).toBeLessThan(90);
  }
});

test("a garment at an edge is found, and the box stays inside the picture", () => {
  const box = garmentBox(onWall(200, 0, 150, 50), WALL)!;
  expect(box.left).toBe(0);
  expect(box.top + box.height).toBe(200);
});

test("specks beside the garment do not widen the box", () => {
  const image = onWall(256, 100, 100, 80);
  for (const at of [4 * (5 * 256 + 5), 4 * (250 * 256 + 250)]) image.data.set(CLOTH, at);
  expect(garmentBox(image, WALL)).toEqual(garmentBox(onWall(256, 100, 100, 80), WALL));
});

test("a garment that fills the picture, and a bare wall, are seen as a whole", () => {
  expect(garmentBox(onWall(200, 40, 10, 180), WALL)).toBeUndefined();
  expect(garmentBox(onWall(200, 0, 0, 0), WALL)).toBeUndefined();
});

test("from far away the network sees what it sees from close by", () => {
  const shape = [48, 48, 4] as const;
  const near = preprocess(onWall(120, 45, 30, 60), { shape }).input;
  const far = preprocess(onWall(240, 150, 20, 60), { shape }).input;
  const meanDifference = near.reduce((sum, value, i) => sum + Math.abs(value - far[i]!), 0) / near.length;
  expect(meanDifference).toBeLessThan(0.03);
  const uncropped = preprocess(onWall(240, 150, 20, 60), { shape, without: ["crop"] }).input;
  const without = near.reduce((sum, value, i) => sum + Math.abs(value - uncropped[i]!), 0) / near.length;
  expect(without).toBeGreaterThan(0.1);
});

test("the steps show where the garment was found", () => {
  const options = { shape: [48, 48, 4], stages: true } as const;
  expect(preprocess(onWall(200, 10, 20, 50), options).stages.map(({ name }) => name)).toContain("Zoomed in");
  expect(preprocess(onWall(200, 40, 10, 180), options).stages.map(({ name }) => name)).not.toContain(
    "Zoomed in",
  );
});
