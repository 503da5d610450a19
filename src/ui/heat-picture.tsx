import { useCallback } from "preact/hooks";
import { inferno } from "./inferno";
import { PixelPicture } from "./pixel-picture";

interface HeatPictureProps {
  readonly width: number;
  readonly height: number;
  /** Row by row. */
  readonly values: ArrayLike<number>;
  /** The values shown as black and as the brightest colour. */
  readonly low: number;
  readonly high: number;
  /** What the picture shows, in numbers, for screen readers. */
  readonly label: string;
  readonly class?: string;
}

/** Values as a small picture in a perceptual colour map. */
export function HeatPicture({ width, height, values, low, high, label, class: className }: HeatPictureProps) {
  const pixels = useCallback(() => inferno(values, low, high), [values, low, high]);
  const named = className === undefined ? {} : { class: className };
  return <PixelPicture width={width} height={height} pixels={pixels} label={label} {...named} />;
}
