import type { PartProps } from "..";

export function TakeAlong(_: PartProps) {
  return null;
}
