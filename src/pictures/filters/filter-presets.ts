import type { FilterPreset, FilterSize, PictureFilter } from "../../contract";
import { explorationWords } from "../../words/exploration";

const weights = (values: readonly number[], weight = 1, bias = 0): PictureFilter => ({
  kind: "weights",
  size: Math.sqrt(values.length) as FilterSize,
  weights: values,
  weight,
  bias,
});

interface NamedFilter {
  readonly name: keyof typeof explorationWords.presets;
  readonly filter: PictureFilter;
}

/**
 * Preset filters: the lab's three, then the usual ones of image processing, after Lode Vandevenne's
 * "Image Filtering", which the lab refers to. To add one, add an entry here and its words.
 */
const PRESETS: readonly NamedFilter[] = [
  {
    name: "lab-horizontal",
    filter: weights([-1, -2, -1, 0, 0, 0, 1, 2, 1]),
  },
  {
    name: "lab-vertical",
    filter: weights([-1, 0, 1, -2, 0, 2, -1, 0, 1]),
  },
  {
    name: "lab-edges",
    filter: weights([0, 1, 0, 1, -4, 1, 0, 1, 0]),
  },
  {
    name: "blur",
    filter: weights([0, 0, 1, 0, 0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 0], 1 / 13),
  },
  {
    name: "gaussian-blur",
    filter: weights(
      [1, 4, 6, 4, 1, 4, 16, 24, 16, 4, 6, 24, 36, 24, 6, 4, 16, 24, 16, 4, 1, 4, 6, 4, 1],
      1 / 256,
    ),
  },
  {
    name: "motion-blur",
    filter: weights([1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1], 1 / 5),
  },
  {
    name: "edges-horizontal",
    filter: weights([0, 0, -1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
  },
  {
    name: "edges-vertical",
    filter: weights([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
  },
  {
    name: "edges-45",
    filter: weights([-1, 0, 0, 0, 0, 0, -2, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, -2, 0, 0, 0, 0, 0, -1]),
  },
  {
    name: "edges-all",
    filter: weights([-1, -1, -1, -1, 8, -1, -1, -1, -1]),
  },
  {
    name: "sharpen",
    filter: weights([-1, -1, -1, -1, 9, -1, -1, -1, -1]),
  },
  {
    name: "sharpen-softly",
    filter: weights(
      [-1, -1, -1, -1, -1, -1, 2, 2, 2, -1, -1, 2, 8, 2, -1, -1, 2, 2, 2, -1, -1, -1, -1, -1, -1],
      1 / 8,
    ),
  },
  {
    name: "sharpen-strongly",
    filter: weights([1, 1, 1, 1, -7, 1, 1, 1, 1]),
  },
  {
    name: "emboss",
    filter: weights([-1, -1, 0, -1, 0, 1, 0, 1, 1], 1, 128),
  },
  {
    name: "mean",
    filter: weights([1, 1, 1, 1, 1, 1, 1, 1, 1], 1 / 9),
  },
  {
    name: "median",
    filter: { kind: "median", size: 3 },
  },
];

/** Preset filters with their titles and descriptions in the current language. */
export const filterPresets = (): readonly FilterPreset[] =>
  PRESETS.map((preset) => ({ ...preset, ...explorationWords.presets[preset.name] }));
