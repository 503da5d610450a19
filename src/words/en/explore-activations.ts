import { formatNumber } from "../numbers";

/** What the layers of a network compute from pictures. */
export default {
  pictures: "Pictures",
  pictureNumber: (number: number) => `Picture ${number}`,
  addPicture: "Add a picture",
  removePicture: (number: number) => `Remove picture ${number}`,
  answer: (name: string, share: string) => `${name} ${share}`,
  wrongAnswer: (name: string, share: string, label: string) => `${name} ${share}, is ${label}`,
  background: (share: string) => `${share} of what it sees is background.`,
  seenAndAnswered: (
    picture: string,
    width: number,
    height: number,
    light: number,
    answers: readonly string[],
  ) =>
    `${picture} as the network sees it: ${width} by ${height} pixels, ${formatNumber(light)} of them light; answered ${answers.join(", ")}`,
  values: (
    width: number,
    height: number,
    mean: string,
    highest: string,
    row: number,
    column: number,
    zeros: number,
  ) =>
    `${width} by ${height} values, mean ${mean}, highest ${highest} at row ${row}, column ${column}, ${formatNumber(zeros)} ${zeros === 1 ? "is" : "are"} 0`,

  throughLayers: "One filter through the layers",
  answerMost: (layer: string) => `Strongest in ${layer}`,
  filter: (number: number) => `Filter ${number}`,
  convolution: "Conv",
  pooling: "Pool",
  cell: (layer: string, filter: number, picture: string, values: string) =>
    `${layer}, filter ${filter}, ${picture}: ${values}`,
  aboutCells: "Each picture goes from black (0) to yellow (its highest value).",

  closeUp: "Close up",
  filterOfLayer: (filter: number, layer: string, number: number) =>
    `Filter ${filter} of ${layer}, layer ${number}`,
  tapPixel: (shape: string) => `${shape}. Tap a pixel to see what made it.`,
  filterOn: (filter: number, picture: string, values: string) => `Filter ${filter} on ${picture}: ${values}`,
  itsAnswer: (highest: string) => `Its output, highest ${highest}`,
  seen: (picture: string) => `${picture} as the network sees it`,
  seenWithField: (picture: string, size: string, row: number, column: number) =>
    `${picture} as the network sees it; the pixel depends on ${size} pixels from row ${row}, column ${column}`,
  madeFrom: (size: string, row: number, column: number) =>
    `Made from ${size} pixels from row ${row}, column ${column}`,
  row: (last: number) => `Row, 0 to ${last}`,
  column: (last: number) => `Column, 0 to ${last}`,

  strongestChannels: (count: number) => `The strongest of ${formatNumber(count)} channels`,
  channel: "Channel",
  patch: "Patch",
  sum: "Sum",
  others: (count: number) => `${formatNumber(count)} others`,
  pixelTimesWeight: "Pixel × weight",
  pixelsCompared: "The pixels compared",
  pixelValues: (values: readonly string[]) => `Pixels ${values.join(", ")}`,
  weightValues: (values: readonly string[]) => `Weights ${values.join(", ")}`,

  allFilters: "All filters",
  allFiltersOf: (count: number, layer: string) => `All ${formatNumber(count)} filters of ${layer}`,
  show: "Show",
  answers: "Outputs",
  weights: "Weights",
  order: "Order",
  byNumber: "By number",
  highestFirst: "Highest first",
  colours: "Colours",
  eachItsOwn: "Per filter",
  oneScale: "One scale",
  filterGave: (number: number, values: string) => `Filter ${number}: ${values}`,
  filterLearned: (number: number, weights: readonly string[], bias: string) =>
    `Filter ${number}: weights ${weights.join(", ")}, bias ${bias}`,
  aboutWeights:
    "Black is negative, yellow positive, relative to each filter's largest weight; several channels are averaged.",
  aboutAnswers: {
    own: "From black (0) to yellow (the filter's highest value).",
    one: "From black (0) to yellow (the layer's highest value).",
  },

  units: "Units",
  denseLayer: (units: number) => `Dense layer, ${formatNumber(units)} units`,
  means: (units: number) => `Means, ${formatNumber(units)} units`,
  unitValues: (units: number, values: string, highest: readonly number[]) =>
    `${formatNumber(units)} units: ${values}; highest are ${highest.join(", ")}`,
  zeros: (zeros: number, units: number, highest: readonly number[]) =>
    `${formatNumber(zeros)} of ${formatNumber(units)} ${zeros === 1 ? "is" : "are"} 0. Highest: ${highest.join(", ")}.`,
  theAnswers: (count: number) => `The ${formatNumber(count)} answers`,
};
