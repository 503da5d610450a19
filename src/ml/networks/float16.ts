const FRACTION_BITS = 13;
const LARGEST = 65504;
const SMALLEST_NORMAL = 2 ** -14;
const SUBNORMAL_UNIT = 2 ** -24;

/**
 * Rounds values to half precision (IEEE 754 binary16, ties to even) and returns the bits. Values beyond its range
 * become the largest finite one, 65504, so that no weight turns infinite. TensorFlow.js does the decoding.
 */
export function encodeFloat16(values: Float32Array): Uint16Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  return Uint16Array.from(values, (value, i) => encode(value, bits[i]!));
}

function encode(value: number, bits: number): number {
  const sign = (bits >>> 16) & 0x8000;
  const size = Math.min(Math.abs(value), LARGEST);
  if (size < SMALLEST_NORMAL) return sign | roundToEven(size / SUBNORMAL_UNIT);
  const clamped = Math.abs(value) > LARGEST ? 0x477fe000 : bits & 0x7fffffff;
  const fraction = clamped & ((1 << FRACTION_BITS) - 1);
  const kept = clamped >>> FRACTION_BITS;
  const half = 1 << (FRACTION_BITS - 1);
  const up = fraction > half || (fraction === half && (kept & 1) === 1) ? 1 : 0;
  // 112 is the difference of the exponents' biases, 127 and 15, in place above the ten fraction bits.
  return sign | Math.min(kept + up - (112 << 10), 0x7bff);
}

function roundToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
}
