import type { Random } from "../../random/random";

/** value -> gain x value^gamma */
export interface Tone {
  readonly gamma: number;
  readonly gain: number;
}

/** Gamma within a factor of e^0.4, gain within 30 %: about what phones differ by in exposure. */
export function randomTone(random: Random): Tone {
  return { gamma: Math.exp(random.between(-0.4, 0.4)), gain: random.between(0.7, 1.3) };
}

/** Changes values in 0..1 in place, and keeps them there. */
export function applyTone(values: Float32Array, { gamma, gain }: Tone): void {
  for (let i = 0; i < values.length; i++) values[i] = Math.min(1, gain * values[i]! ** gamma);
}
