import type { ColourName } from "../../src/contract";
import { appearanceOf } from "../../src/pictures/appearance";
import type { Colour, RgbaImage } from "../../src/pictures/preprocess";
import { Random } from "../../src/random/random";

const WALL: Colour = [205, 200, 195];
const WOOD: Colour = [120, 84, 58];
const SIDE = 240;

/** A colour for each place of a garment: fractions of the picture, from its upper left corner. */
type Cloth = (x: number, y: number) => Colour;

/** Whether a place is on a T-shirt that takes most of the picture: body and two sleeves. */
const isShirt = (x: number, y: number) =>
  (x > 0.3 && x < 0.7 && y > 0.15 && y < 0.85) || (x > 0.15 && x < 0.85 && y > 0.15 && y < 0.38);

interface Light {
  readonly ground?: Colour;
  /** What the light does to red, green and blue. */
  readonly tint?: Colour;
}

/** A photo of a shirt with soft folds that take a fifth of its light, and a camera's noise. */
function shirt(cloth: Cloth, { ground = WALL, tint = [1, 1, 1] }: Light = {}): RgbaImage {
  const random = new Random(7, 0);
  const data = new Uint8ClampedArray(4 * SIDE * SIDE);
  for (let i = 0; i < SIDE * SIDE; i++) {
    const [x, y] = [(i % SIDE) / SIDE, Math.floor(i / SIDE) / SIDE];
    const colour = isShirt(x, y) ? cloth(x, y) : ground;
    const shade = isShirt(x, y) ? 0.9 + 0.1 * Math.sin(14 * x + 3 * y) : 1;
    for (let c = 0; c < 3; c++) data[4 * i + c] = colour[c]! * shade * tint[c]! + random.between(-4, 4);
    data[4 * i + 3] = 255;
  }
  return { data, width: SIDE, height: SIDE };
}

const plain =
  (...colour: Colour): Cloth =>
  () =>
    colour;

const mainColour = (image: RgbaImage) => appearanceOf(image).colours[0]?.name;

const CLOTHS: readonly (readonly [ColourName, Colour])[] = [
  ["black", [22, 22, 24]],
  ["grey", [128, 128, 128]],
  ["white", [240, 240, 238]],
  ["red", [190, 25, 35]],
  ["dark red", [95, 15, 30]],
  ["yellow", [235, 200, 50]],
  ["green", [50, 150, 70]],
  ["dark green", [25, 60, 35]],
  ["turquoise", [30, 160, 165]],
  ["light blue", [140, 180, 225]],
  ["blue", [40, 90, 190]],
  ["dark blue", [25, 32, 70]],
  ["purple", [115, 55, 150]],
  ["pink", [235, 165, 175]],
  ["bright pink", [225, 40, 130]],
  ["brown", [115, 75, 50]],
];

test.each(CLOTHS)("%s cloth is called so, and plain, though folds shade it", (name, colour) => {
  const { colours, pattern } = appearanceOf(shirt(plain(...colour)));
  expect(colours.map((named) => named.name)).toEqual([name]);
  expect(pattern?.name).toBe("plain");
});

test("what the garment lies on is not its colour", () => {
  expect(mainColour(shirt(plain(25, 60, 35), { ground: WOOD }))).toBe("dark green");
  expect(mainColour(shirt(plain(240, 240, 238), { ground: WOOD }))).toBe("white");
  expect(mainColour(shirt(plain(190, 25, 35), { ground: [30, 60, 140] }))).toBe("red");
});

test("a ground that is nearly grey shows the light's tint, which is taken off the garment", () => {
  const tint: Colour = [1, 0.95, 0.86];
  expect(mainColour(shirt(plain(128, 128, 128), { tint }))).toBe("grey");
  expect(mainColour(shirt(plain(240, 240, 238), { tint, ground: [150, 150, 150] }))).toBe("white");
});

const NAVY: Colour = [25, 32, 70];
const WHITE: Colour = [240, 240, 238];

test.each<[string, Cloth]>([
  ["across", (_, y) => (Math.floor(y * 40) % 2 ? NAVY : WHITE)],
  ["down", (x) => (Math.floor(x * 40) % 2 ? NAVY : WHITE)],
  ["aslant", (x, y) => (Math.floor((x + y) * 28) % 2 ? NAVY : WHITE)],
])("stripes that run %s are stripes, of two colours", (_, cloth) => {
  const { colours, pattern } = appearanceOf(shirt(cloth, { ground: WOOD }));
  expect(pattern?.name).toBe("striped");
  expect(colours.map(({ name }) => name).sort()).toEqual(["dark blue", "white"]);
});

test.each<[string, Cloth]>([
  ["checks", (x, y) => ((Math.floor(x * 24) + Math.floor(y * 24)) % 2 ? NAVY : WHITE)],
  ["dots", (x, y) => (Math.hypot(((x * 20) % 1) - 0.5, ((y * 20) % 1) - 0.5) < 0.3 ? WHITE : NAVY)],
])("%s are a pattern", (_, cloth) => {
  expect(appearanceOf(shirt(cloth)).pattern?.name).toBe("patterned");
});

test("of a garment of two halves two colours are told, and no pattern", () => {
  const { colours, pattern } = appearanceOf(shirt((_, y) => (y < 0.5 ? [190, 25, 35] : NAVY)));
  expect(colours.map(({ name }) => name).sort()).toEqual(["dark blue", "red"]);
  expect(pattern).toBeUndefined();
});

test("a clear colour is surer than one between two names", () => {
  const sureness = (image: RgbaImage) => appearanceOf(image).colours[0]!.confidence;
  expect(sureness(shirt(plain(190, 25, 35)))).toBeGreaterThan(0.8);
  expect(sureness(shirt(plain(120, 110, 85)))).toBeLessThan(0.6);
});

test.each<[string, RgbaImage]>([
  ["one pixel", { data: new Uint8ClampedArray([9, 9, 9, 255]), width: 1, height: 1 }],
  ["all one colour", shirt(plain(...WALL))],
  ["wholly transparent", { data: new Uint8ClampedArray(400), width: 10, height: 10 }],
])("%s is described without failing, at most by numbers between 0 and 1", (_, image) => {
  const { colours, pattern } = appearanceOf(image);
  for (const { confidence } of [...colours, ...(pattern ? [pattern] : [])]) {
    expect(confidence).toBeGreaterThanOrEqual(0);
    expect(confidence).toBeLessThanOrEqual(1);
  }
});
