import type { Classification } from "../../contract";
import { FAINT } from "./advice";

/** The room between the garment and its box, as a share of the picture. */
const ROOM = 0.03;

/** Shows on the camera's picture where the garment was found, if it stands out. */
export function Found({ classification: { aim, sure } }: { readonly classification: Classification }) {
  const garment = aim?.garment;
  if (!garment || (!sure && garment.contrast < FAINT)) return null;
  const { left, right, top, bottom } = garment;
  const inset = [top, 1 - right, 1 - bottom, left].map(
    (share) => `${(100 * Math.max(0, share - ROOM)).toFixed(1)}%`,
  );
  return <div class="found" data-sure={sure} style={{ inset: inset.join(" ") }} aria-hidden="true" />;
}
