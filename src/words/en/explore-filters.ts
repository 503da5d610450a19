/** A filter entered by hand, and its effect on a picture. */
export default {
  filteredPicture: "Filtered picture",
  filtered: "Filtered",
  time: (duration: string) => `Filter and pooling: ${duration}`,
  timeAndRate: (duration: string, rate: number) =>
    `Filter and pooling: ${duration}, ${rate} pictures a second`,
  pooledAndBefore: "Pooled and original picture",
  pooled: "Then 2×2 max pooling",
  before: "Original, at half size",
  figures: (mean: string, black: string, white: string) =>
    `mean ${mean} of 255, ${black} black, ${white} white`,
  output: (title: string, picture: string, width: number, height: number, figures: string) =>
    `${title}, ${picture}: ${width} by ${height} pixels, ${figures}`,

  filter: "Filter",
  myOwn: "My own",
  weightsByRow: "Weights of the filter, row by row",
  field: (row: number, column: number) => `Row ${row}, column ${column}`,
  size: "Size",
  weight: "Weight",
  bias: "Bias",
  sumOfProducts: "Sum of the products, times the weight, plus the bias, limited to 0..255.",
  everyFieldNeedsNumber: "Every field needs a number, such as -1, 0.5 or 1/9.",

  loadLearned: "Load a learned filter",
  ofNetwork: (name: string) =>
    `From the network ${name}; its bias is multiplied by 255, like the pixels here.`,
  channelNumber: (last: number) => `Channel, 0 to ${last}`,
  load: "Load filter",
};
