/** sRGB bytes as linear light, 0..1 (IEC 61966-2-1). */
const LINEAR = Float32Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

/** An sRGB value, 0..255, as linear light, 0..1. */
export const toLinear = (value: number) => LINEAR[Math.round(value)]!;

/** CIELAB's lightness is linear below this share of white's luminance (CIE 15:2004). */
const LINEAR_BELOW = (6 / 29) ** 3;

const compressed = (share: number) =>
  share > LINEAR_BELOW ? Math.cbrt(share) : share / (3 * (6 / 29) ** 2) + 4 / 29;

/** Lightness 0..100, and the two axes of CIELAB: from green to red, and from blue to yellow. */
export type Lab = readonly [lightness: number, a: number, b: number];

/**
 * sRGB as CIELAB with the white point D65 (CIE 15:2004).
 * @param gain Of red, green and blue, in linear light
 */
export function toLab(red: number, green: number, blue: number, gain: readonly number[] = [1, 1, 1]): Lab {
  const r = toLinear(red) * gain[0]!;
  const g = toLinear(green) * gain[1]!;
  const b = toLinear(blue) * gain[2]!;
  const x = compressed((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = compressed(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = compressed((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
