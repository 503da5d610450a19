import { type Motion, randomMotion, STILL } from "../../pictures/motion";
import { Random } from "../../random/random";

/** See the note on random streams in `data/batches.ts`. */
const VIEW_STREAM = 12;

/** Limits of a random motion. They are wide, because people frame garments loosely and not upright. */
const LIMITS = { shift: 0.08, scale: 0.3, turn: 0.26, stretch: 0.12 };

/**
 * How a photo is moved in one of its views. View 0 is the photo itself; the others are random, and the same wherever they
 * are asked for: a teacher and its student see the same.
 */
export function viewOf(photo: number, view: number): Motion {
  return view === 0 ? STILL : randomMotion(new Random(VIEW_STREAM, photo, view), LIMITS);
}
