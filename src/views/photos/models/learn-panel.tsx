import type { PartProps } from "..";

export function LearnPanel(_: PartProps) {
  return null;
}
