import type { PartProps } from "..";

export function Versions(_: PartProps) {
  return null;
}
