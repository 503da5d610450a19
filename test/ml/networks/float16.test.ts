import { encodeFloat16 } from "../../../src/ml/networks/float16";

/** IEEE 754 binary16 to a number, by its definition. */
function decode(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

test("values come back to the nearest half-precision number", () => {
  const values = Float32Array.of(0, -0.1, 1, 1.0009765625, Math.PI, -2.5e-5, 6e-8, 12345.678);
  const decoded = [...encodeFloat16(values)].map(decode);
  values.forEach((value, i) => {
    expect(Math.abs(decoded[i]! - value)).toBeLessThanOrEqual(Math.max(Math.abs(value) * 2 ** -11, 2 ** -25));
  });
});

test("ties go to the even neighbour, and what is too large stays finite", () => {
  const bits = encodeFloat16(Float32Array.of(1 + 2 ** -11, 1 + 3 * 2 ** -11, 1e6, -1e6));
  expect([...bits].map(decode)).toEqual([1, 1 + 2 ** -9, 65504, -65504]);
});
