import type { Aim } from "../../../src/contract";
import { adviceFor } from "../../../src/views/classify/advice";

type Garment = NonNullable<Aim["garment"]>;

/** A garment in the middle of light ground. */
const middle: Garment = { left: 0.25, right: 0.75, top: 0.2, bottom: 0.8, things: 1, contrast: 0.5 };
const aim = (garment: Partial<Garment> = {}, light: Partial<Aim> = {}): Aim => ({
  garment: { ...middle, ...garment },
  ground: 0.8,
  brightness: 0.6,
  ...light,
});

test("of a garment in the middle, of good size, nothing is said", () => {
  expect(adviceFor(aim())).toBeUndefined();
});

test.each([
  ["left", { left: 0.05, right: 0.4 }],
  ["right", { left: 0.6, right: 0.95 }],
  ["up", { top: 0.03, bottom: 0.45 }],
  ["down", { top: 0.6, bottom: 0.97 }],
  ["left", { left: 0, right: 0.7 }],
  ["down", { top: 0.3, bottom: 1 }],
  ["further", { left: 0, right: 1 }],
  ["further", { top: 0, bottom: 1 }],
  ["closer", { left: 0.4, right: 0.6, top: 0.4, bottom: 0.6 }],
  ["several", { left: 0, things: 2 }],
] as const)("advice is %s for a garment at %j", (advice, place) => {
  expect(adviceFor(aim(place))).toBe(advice);
});

test("light and ground come before the place", () => {
  const off = { left: 0, right: 0.3 };
  expect(adviceFor(aim(off, { brightness: 0.05 }))).toBe("moreLight");
  expect(adviceFor(aim({ ...off, contrast: 0.05 }))).toBe("darkerGround");
  expect(adviceFor(aim({ ...off, contrast: 0.05 }, { ground: 0.2 }))).toBe("lighterGround");
  expect(adviceFor({ ground: 0.8, brightness: 0.8 })).toBe("nothingThere");
});
