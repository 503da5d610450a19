import type { PartProps } from "..";

/** The owner's photos by class. */
export function CollectionPart(_: PartProps) {
  return null;
}
