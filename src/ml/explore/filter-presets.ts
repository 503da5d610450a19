import type { FilterPreset, FilterSize, PictureFilter } from "../../contract";

const weights = (values: readonly number[], weight = 1, bias = 0): PictureFilter => ({
  kind: "weights",
  size: Math.sqrt(values.length) as FilterSize,
  weights: values,
  weight,
  bias,
});

/**
 * Filters to start from: the lab's three, then the usual ones of image processing, after Lode Vandevenne's
 * "Image Filtering", which the lab refers to. A new one is an entry here.
 */
export const FILTER_PRESETS: readonly FilterPreset[] = [
  {
    name: "lab-horizontal",
    title: "Lab: horizontal lines",
    description: "Subtracts what is above from what is below (Sobel): lines across the picture stay.",
    filter: weights([-1, -2, -1, 0, 0, 0, 1, 2, 1]),
  },
  {
    name: "lab-vertical",
    title: "Lab: vertical lines",
    description: "Subtracts what is left from what is right (Sobel): lines up and down stay.",
    filter: weights([-1, 0, 1, -2, 0, 2, -1, 0, 1]),
  },
  {
    name: "lab-edges",
    title: "Lab: edges",
    description: "Compares a pixel with its four neighbours (Laplace): edges of any direction stay.",
    filter: weights([0, 1, 0, 1, -4, 1, 0, 1, 0]),
  },
  {
    name: "blur",
    title: "Blur",
    description: "The mean of a pixel and those within two steps of it.",
    filter: weights([0, 0, 1, 0, 0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 0], 1 / 13),
  },
  {
    name: "gaussian-blur",
    title: "Gaussian blur",
    description: "A mean in which the nearest pixels count most.",
    filter: weights(
      [1, 4, 6, 4, 1, 4, 16, 24, 16, 4, 6, 24, 36, 24, 6, 4, 16, 24, 16, 4, 1, 4, 6, 4, 1],
      1 / 256,
    ),
  },
  {
    name: "motion-blur",
    title: "Motion blur",
    description: "The mean along one slanting line, as if the camera had moved.",
    filter: weights([1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1], 1 / 5),
  },
  {
    name: "edges-horizontal",
    title: "Edges, horizontal",
    description: "Compares a pixel with those above it: edges across the picture stay.",
    filter: weights([0, 0, -1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
  },
  {
    name: "edges-vertical",
    title: "Edges, vertical",
    description: "Compares a pixel with those left of it: edges up and down stay.",
    filter: weights([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
  },
  {
    name: "edges-45",
    title: "Edges, 45 degrees",
    description: "Compares a pixel with those on one diagonal: edges across that diagonal stay.",
    filter: weights([-1, 0, 0, 0, 0, 0, -2, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, -2, 0, 0, 0, 0, 0, -1]),
  },
  {
    name: "edges-all",
    title: "Edges, all directions",
    description: "Compares a pixel with all eight around it.",
    filter: weights([-1, -1, -1, -1, 8, -1, -1, -1, -1]),
  },
  {
    name: "sharpen",
    title: "Sharpen",
    description: "The picture plus its edges.",
    filter: weights([-1, -1, -1, -1, 9, -1, -1, -1, -1]),
  },
  {
    name: "sharpen-softly",
    title: "Sharpen softly",
    description: "The picture plus its edges, over a wider ring.",
    filter: weights(
      [-1, -1, -1, -1, -1, -1, 2, 2, 2, -1, -1, 2, 8, 2, -1, -1, 2, 2, 2, -1, -1, -1, -1, -1, -1],
      1 / 8,
    ),
  },
  {
    name: "sharpen-strongly",
    title: "Sharpen strongly",
    description: "More edges than picture.",
    filter: weights([1, 1, 1, 1, -7, 1, 1, 1, 1]),
  },
  {
    name: "emboss",
    title: "Emboss",
    description:
      "As if pressed into the paper and lit from a corner; the bias of 128 makes even ground grey.",
    filter: weights([-1, -1, 0, -1, 0, 1, 0, 1, 1], 1, 128),
  },
  {
    name: "mean",
    title: "Mean",
    description: "The mean of the nine pixels.",
    filter: weights([1, 1, 1, 1, 1, 1, 1, 1, 1], 1 / 9),
  },
  {
    name: "median",
    title: "Median",
    description: "The middle one of the nine pixels: takes specks away and leaves edges.",
    filter: { kind: "median", size: 3 },
  },
];
