/** Values of a picture's pixels: three per pixel, row by row. */
export type Triples = Float32Array;

export interface Clusters {
  /** Three values each. */
  readonly centres: Float32Array;
  /** The cluster of each pixel. */
  readonly members: Uint8Array;
}

/** Rounds of Lloyd's algorithm; further ones change little. */
const ROUNDS = 5;

/**
 * k-means (Lloyd, 1982). It begins with the pixels that are farthest from one another (Gonzalez, 1985), so it needs no
 * random numbers and small areas of strong colour get a cluster. Learns from every `stride`th pixel.
 */
export function cluster(values: Triples, count: number, stride: number): Clusters {
  const pixels = values.length / 3;
  const centres = farthest(values, count, stride);
  const sums = new Float64Array(4 * count);
  for (let round = 0; round < ROUNDS; round++) {
    sums.fill(0);
    for (let i = 0; i < pixels; i += stride) {
      const at = 4 * nearest(values, i, centres);
      for (let c = 0; c < 3; c++) sums[at + c]! += values[3 * i + c]!;
      sums[at + 3]!++;
    }
    for (let k = 0; k < count; k++) {
      const size = sums[4 * k + 3]!;
      if (size > 0) for (let c = 0; c < 3; c++) centres[3 * k + c] = sums[4 * k + c]! / size;
    }
  }
  const members = new Uint8Array(pixels);
  for (let i = 0; i < pixels; i++) members[i] = nearest(values, i, centres);
  return { centres, members };
}

function farthest(values: Triples, count: number, stride: number): Float32Array {
  const pixels = values.length / 3;
  const centres = new Float32Array(3 * count);
  centres.set(values.subarray(0, 3));
  const distances = new Float32Array(pixels).fill(Number.POSITIVE_INFINITY);
  for (let k = 1; k < count; k++) {
    let most = 0;
    for (let i = 0; i < pixels; i += stride) {
      distances[i] = Math.min(distances[i]!, squaredDistance(values, i, centres, k - 1));
      if (distances[i]! > distances[most]!) most = i;
    }
    centres.set(values.subarray(3 * most, 3 * most + 3), 3 * k);
  }
  return centres;
}

function nearest(values: Triples, i: number, centres: Float32Array): number {
  const x = values[3 * i]!;
  const y = values[3 * i + 1]!;
  const z = values[3 * i + 2]!;
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at < centres.length; at += 3) {
    const dx = x - centres[at]!;
    const dy = y - centres[at + 1]!;
    const dz = z - centres[at + 2]!;
    const distance = dx * dx + dy * dy + dz * dz;
    if (distance >= least) continue;
    least = distance;
    best = at;
  }
  return best / 3;
}

/** Of pixel i of one picture from pixel k of another. */
export function squaredDistance(a: Float32Array, i: number, b: Float32Array, k: number): number {
  const x = a[3 * i]! - b[3 * k]!;
  const y = a[3 * i + 1]! - b[3 * k + 1]!;
  const z = a[3 * i + 2]! - b[3 * k + 2]!;
  return x * x + y * y + z * z;
}
