import { Random } from "../../random/random";

/** See the note on random streams in `data/batches.ts`. */
const CLUSTER_STREAM = 14;

const ROUNDS = 20;

/**
 * Divides vectors, count x size, into at most `most` clusters of near ones (k-means: Lloyd, 1982, begun from random
 * vectors). Returns each vector's cluster, from 0.
 */
export function clustersOf(vectors: Float32Array, size: number, most: number, seed: number): Uint8Array {
  const count = vectors.length / size;
  const of = new Uint8Array(count);
  if (most <= 1 || count <= most) return of;
  const order = new Random(seed, CLUSTER_STREAM).permutation(count);
  const centres = Float64Array.from({ length: most * size }, (_, i) => {
    return vectors[order[Math.floor(i / size)]! * size + (i % size)]!;
  });
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < count; i++) of[i] = nearest(vectors.subarray(i * size, (i + 1) * size), centres);
    const counts = new Float64Array(most);
    const sums = new Float64Array(most * size);
    for (let i = 0; i < count; i++) {
      counts[of[i]!]!++;
      for (let k = 0; k < size; k++) sums[of[i]! * size + k]! += vectors[i * size + k]!;
    }
    sums.forEach((sum, i) => {
      const n = counts[Math.floor(i / size)]!;
      if (n > 0) centres[i] = sum / n;
    });
  }
  return of;
}

function nearest(vector: Float32Array, centres: Float64Array): number {
  const size = vector.length;
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (let c = 0; c * size < centres.length; c++) {
    let distance = 0;
    for (let k = 0; k < size; k++) distance += (vector[k]! - centres[c * size + k]!) ** 2;
    if (distance < least) [best, least] = [c, distance];
  }
  return best;
}
