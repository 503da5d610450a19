import { randomMotion, sampleMoved } from "../../pictures/motion";
import type { Augment } from "../data/examples";
import { applyTone, randomTone } from "./tone";

/** How far pictures of the dataset are moved; they are centred and upright to begin with. */
const LIMITS = { shift: 0.07, scale: 0.08, turn: 0.08, stretch: 0.12 };

/**
 * Mirrors half the pictures of size x size, and moves, scales, stretches and turns each, by as much of the limits as
 * `strength`, 0..1, says; with `exposed`, also lightens or darkens it, as photos are.
 */
export function augmentPicture(size: number, strength: number, exposed = false): Augment {
  const limits = {
    shift: strength * LIMITS.shift,
    scale: strength * LIMITS.scale,
    turn: strength * LIMITS.turn,
    stretch: strength * LIMITS.stretch,
  };
  const source = new Float32Array(size * size);
  return (picture, random) => {
    source.set(picture);
    sampleMoved(
      { values: source, side: size, channels: 1, outside: [0] },
      randomMotion(random, limits),
      picture,
      size,
    );
    if (exposed) applyTone(picture, randomTone(random));
  };
}
