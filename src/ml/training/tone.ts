import type { Random } from "../../random/random";

/** A change of exposure: value -> gain x value^gamma. */
export interface Tone {
  readonly gamma: number;
  readonly gain: number;
}

/** A random tone: gamma within a factor of e^0.4, gain within 30 %, about as much as phones differ in exposure. */
export function randomTone(random: Random): Tone {
  return { gamma: Math.exp(random.between(-0.4, 0.4)), gain: random.between(0.7, 1.3) };
}

/** Applies a tone to values in 0..1, in place, and clips them to 1. */
export function applyTone(values: Float32Array, { gamma, gain }: Tone): void {
  for (let i = 0; i < values.length; i++) values[i] = Math.min(1, gain * values[i]! ** gamma);
}
