import type { Aim } from "../../contract";

/** How to hold the camera, or where to lay the garment. */
export type Advice =
  | "moreLight"
  | "nothingThere"
  | "darkerGround"
  | "lighterGround"
  | "several"
  | "further"
  | "closer"
  | "left"
  | "right"
  | "up"
  | "down";

/** A picture darker than this, 0..1, hides what is in it. */
const DARK = 0.14;

/** A garment nearer to the ground's colours than this, 0..1, hardly stands out. */
export const FAINT = 0.12;

/** A ground lighter than this, 0..1, is light. */
const LIGHT_GROUND = 0.5;

/** A garment that comes this near to an edge, as a share of the picture, may go on beyond it. */
const AT_EDGE = 0.02;

/** A garment whose middle is farther than this from the picture's, as a share, is off to a side. */
const OFF = 0.18;

/** A garment whose longer side takes less of the picture than this is far away. */
const SMALL = 0.35;

/** What would help most; undefined where the garment is well in the picture. */
export function adviceFor({ garment, ground, brightness }: Aim): Advice | undefined {
  if (brightness < DARK) return "moreLight";
  if (!garment) return "nothingThere";
  if (garment.contrast < FAINT) return ground > LIGHT_GROUND ? "darkerGround" : "lighterGround";
  if (garment.things > 1) return "several";
  const { left, right, top, bottom } = garment;
  const isCut = {
    left: left < AT_EDGE,
    right: right > 1 - AT_EDGE,
    up: top < AT_EDGE,
    down: bottom > 1 - AT_EDGE,
  };
  if ((isCut.left && isCut.right) || (isCut.up && isCut.down)) return "further";
  const across = (left + right) / 2 - 0.5;
  const down = (top + bottom) / 2 - 0.5;
  const sideways = across < 0 ? "left" : "right";
  const upright = down < 0 ? "up" : "down";
  // A garment that is cut off at an edge is off to that side, however large it is.
  if (isCut[sideways] && Math.abs(across) >= AT_EDGE) return sideways;
  if (isCut[upright] && Math.abs(down) >= AT_EDGE) return upright;
  if (Math.max(Math.abs(across), Math.abs(down)) > OFF)
    return Math.abs(across) >= Math.abs(down) ? sideways : upright;
  return Math.max(right - left, bottom - top) < SMALL ? "closer" : undefined;
}
