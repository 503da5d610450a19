import type { Augment } from "../data/examples";
import { randomMotion, sampleMoved } from "./motion";
import { applyTone, randomTone } from "./tone";

/** How far pictures of the dataset are moved; they are centred and upright to begin with. */
const LIMITS = { shift: 0.07, scale: 0.08, turn: 0.08 };

/**
 * Mirrors half the pictures of size x size, and moves, scales and turns each a little; with `exposed`, also
 * lightens or darkens it, as photos are.
 */
export function augmentPicture(size: number, exposed = false): Augment {
  const source = new Float32Array(size * size);
  return (picture, random) => {
    source.set(picture);
    sampleMoved(
      { values: source, side: size, channels: 1, outside: [0] },
      randomMotion(random, LIMITS),
      picture,
      size,
    );
    if (exposed) applyTone(picture, randomTone(random));
  };
}
