import { limited, type MotionLimits, randomMotion, sampleMoved } from "../../pictures/motion";
import type { Augment } from "../data/examples";
import { applyTone, randomTone } from "./tone";

/** Limits of a random motion at full strength. They are narrow, because the dataset's pictures are centred and upright. */
export const PICTURE_LIMITS: MotionLimits = { shift: 0.07, scale: 0.08, turn: 0.08, stretch: 0.12 };

/**
 * Augmentation for grey pictures of size x size: mirrors half of them, and shifts, scales, turns and stretches each by up
 * to `strength` (0..1) times the limits. With `exposed`, also varies the exposure, as photos do.
 */
export function augmentPicture(size: number, strength: number, exposed = false): Augment {
  const limits = limited(PICTURE_LIMITS, strength);
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
