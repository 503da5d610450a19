import { useCallback } from "preact/hooks";
import type { LearnedFilters } from "../../../contract";
import { inferno } from "../../../ui/inferno";
import { PixelPicture } from "../../../ui/pixel-picture";
import { largestOf } from "../activations/describe";
import { weightsOf } from "./stages";

/** Filters in a row. */
const COLUMNS = 8;

interface FilterMosaicProps {
  readonly filters: LearnedFilters;
  /** What it shows, in numbers, for screen readers. */
  readonly label: string;
}

/** All filters of a layer in one picture: each from black, negative, to yellow, positive, by its own largest weight. */
export function FilterMosaic({ filters, label }: FilterMosaicProps) {
  const [height, width, , count] = filters.shape;
  const across = COLUMNS * (width + 1) - 1;
  const down = Math.ceil(count / COLUMNS) * (height + 1) - 1;
  const pixels = useCallback(() => paint(filters, across, down), [filters]);
  return <PixelPicture width={across} height={down} pixels={pixels} label={label} />;
}

/** Between two filters lies a transparent pixel. */
function paint(filters: LearnedFilters, across: number, down: number): Uint8ClampedArray {
  const [height, width, , count] = filters.shape;
  const rgba = new Uint8ClampedArray(4 * across * down);
  for (let filter = 0; filter < count; filter++) {
    const weights = weightsOf(filters, filter);
    const most = largestOf(weights.map(Math.abs));
    const shades = inferno(weights, -most, most);
    const left = (filter % COLUMNS) * (width + 1);
    const top = Math.floor(filter / COLUMNS) * (height + 1);
    for (let row = 0; row < height; row++) {
      const from = 4 * row * width;
      rgba.set(shades.subarray(from, from + 4 * width), 4 * ((top + row) * across + left));
    }
  }
  return rgba;
}
