/**
 * Coefficients of polynomials in t for red, green and blue, 0..1, fitted to Matplotlib's inferno by Matt Zucker
 * (shadertoy.com/view/WlfXRN, public domain).
 */
const POLYNOMIAL = [
  [0.0002189403691192265, 0.001651004631001012, -0.01948089843709184],
  [0.1065134194856116, 0.5639564367884091, 3.932712388889277],
  [11.60249308247187, -3.972853965665698, -15.9423941062914],
  [-41.70399613139459, 17.43639888205313, 44.35414519872813],
  [77.162935699427, -33.40235894210092, -81.80730925738993],
  [-71.31942824499214, 32.62606426397723, 73.20951985803202],
  [25.13112622405794, -12.24266895238567, -23.07032500287172],
] as const;

/** Shades of the map, from black to pale yellow: red, green and blue bytes. Lightness rises evenly along it. */
const SHADES = Uint8ClampedArray.from({ length: 3 * 256 }, (_, i) => {
  const t = Math.floor(i / 3) / 255;
  return 255 * POLYNOMIAL.reduceRight((sum, row) => sum * t + row[(i % 3) as 0 | 1 | 2], 0);
});

/** Maps values to RGBA bytes: `low` and below to black, `high` and above to pale yellow. */
export function inferno(values: ArrayLike<number>, low: number, high: number): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(4 * values.length);
  const scale = high > low ? 255 / (high - low) : 0;
  for (let i = 0; i < values.length; i++) {
    const shade = 3 * Math.round(Math.min(255, Math.max(0, (values[i]! - low) * scale)));
    for (let c = 0; c < 3; c++) rgba[4 * i + c] = SHADES[shade + c]!;
    rgba[4 * i + 3] = 255;
  }
  return rgba;
}
