import { inferno } from "../../src/ui/inferno";

/** CIE L* of a colour in sRGB bytes. */
function lightness([red = 0, green = 0, blue = 0]: readonly number[]): number {
  const linear = [red, green, blue].map((byte) => {
    const share = byte / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
  return luminance > 0.008856 ? 116 * Math.cbrt(luminance) - 16 : 903.3 * luminance;
}

test("lightness rises at every step and evenly, from black to almost white", () => {
  const steps = Array.from({ length: 33 }, (_, i) => i / 32);
  const rgba = inferno(steps, 0, 1);
  const shades = steps.map((_, i) => lightness([...rgba.slice(4 * i, 4 * i + 3)]));
  const rises = shades.slice(1).map((shade, i) => shade - shades[i]!);
  expect(shades[0]).toBeLessThan(2);
  expect(shades.at(-1)).toBeGreaterThan(95);
  expect(Math.min(...rises)).toBeGreaterThan(0.5);
  expect(Math.max(...rises)).toBeLessThan(6);
});

test("values outside the range take its ends, and a range of nothing is black", () => {
  const ends = inferno([-5, 0, 1, 9], 0, 1);
  expect([...ends.slice(0, 4)]).toEqual([...ends.slice(4, 8)]);
  expect([...ends.slice(8, 12)]).toEqual([...ends.slice(12, 16)]);
  expect([...inferno([3], 3, 3)]).toEqual([...ends.slice(0, 4)]);
});
