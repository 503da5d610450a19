import { type Motion, type MotionLimits, randomMotion, STILL } from "../../pictures/motion";
import { Random } from "../../random/random";

/** See the note on random streams in `data/batches.ts`. */
const VIEW_STREAM = 12;

/** Limits of a random motion. They are wide, because people frame garments loosely and not upright. */
const LIMITS = { shift: 0.08, scale: 0.3, turn: 0.26, stretch: 0.12 };

/** How far a view that a teacher saw is moved further: so little that what the teacher said of it still holds. */
export const NEAR: MotionLimits = { shift: 0.04, scale: 0.1, turn: 0.08, stretch: 0.06 };

/** How a photo is moved in one of its views. */
export const viewOf = (photo: number, view: number): Motion => seededView(photo, view, LIMITS);

/**
 * How a picture is moved in one of its views. View 0 is the picture itself; the others are random, and the same wherever
 * they are asked for: a teacher and its student see the same.
 */
export function seededView(picture: number, view: number, limits: MotionLimits): Motion {
  return view === 0 ? STILL : randomMotion(new Random(VIEW_STREAM, picture, view), limits);
}
