const ENDINGS: Partial<Record<Intl.LDMLPluralRule, string>> = { one: "st", two: "nd", few: "rd" };

const ordinal = (value: number) =>
  `${value}${ENDINGS[new Intl.PluralRules("en", { type: "ordinal" }).select(value)] ?? "th"}`;

/** What the worker says about networks, their values and their filters. */
export default {
  /** How a layer's output gets its shape. Shapes are written as `26×26×64`. */
  filtersGivePictures: (filters: number, shape: string, values: string) =>
    `${filters} filters give ${filters} pictures: ${shape} = ${values} values.`,
  picturesStay: (pictures: number, shape: string) => `The ${pictures} pictures stay ${pictures}: ${shape}.`,
  picturesBecomeMeans: (pictures: number, from: string, to: number) =>
    `Each of the ${pictures} pictures becomes its mean: ${from} becomes ${to}.`,
  allInOneRow: (from: string, values: string) => `All values in one row: ${from} = ${values}.`,
  inputsToUnits: (inputs: string, units: string) => `${inputs} inputs, connected to each of ${units} units.`,
  softsign: (values: string) =>
    `Each of the ${values} values x becomes x / (1 + |x|): the larger a value is, the less of it is left.`,
  becomes: (from: string, to: string) => `${from} becomes ${to}.`,
  insteadOf: (shape: string, direct: string, inputs: string) =>
    `Directly from the picture there would be ${shape} = ${direct} inputs instead of ${inputs}.`,

  /** `sums` holds the calculation for each side, made of the entries below. */
  paddedEdge: (size: string, sums: string) =>
    `The edge is padded with zeros, so that a ${size} filter fits on every pixel: ${sums}.`,
  smallestFilter: (shape: string) => `A 1×1 filter fits on every pixel: ${shape}.`,
  lostEdge: (size: string, pixels: number, sums: string) => {
    if (pixels === 0) return `A ${size} filter fits on every pixel: ${sums}.`;
    const outermost = pixels === 1 ? "outermost pixel" : `${pixels === 2 ? "two" : pixels} outermost pixels`;
    return `A ${size} filter cannot be centred on the ${outermost}: ${sums}.`;
  },
  largestOfSquare: (size: string, sums: string) =>
    `Each ${size} square keeps only its largest value: ${sums}.`,
  meanOfSquare: (size: string, sums: string) => `Each ${size} square becomes its mean: ${sums}.`,
  heightAndWidth: (height: string, width: string) => `height ${height}; width ${width}`,
  sideStays: (side: number) => `${side} stays ${side}`,
  roundedUp: (sum: string) => `${sum}, rounded up`,
  sideLess: (sum: string, less: number) => `${sum}, ${less} less`,
  everyNth: (sum: string, nth: number, left: number) => `${sum}; taking every ${ordinal(nth)} leaves ${left}`,
  roundedUpTo: (sum: string, whole: number) => `${sum}, rounded up to ${whole}`,
  roundedDownTo: (sum: string, whole: number) => `${sum}, rounded down to ${whole}`,

  nothingToLearn: "Nothing to learn: 0 parameters.",
  filterWeightsAndBias: (shape: string, weights: string, filters: number, total: string) =>
    `Each filter has ${shape} = ${weights} weights and a bias: ${filters} × (${weights} + 1) = ${total} parameters.`,
  filterWeights: (shape: string, weights: string, filters: number, total: string) =>
    `Each filter has ${shape} = ${weights} weights: ${filters} × ${weights} = ${total} parameters.`,
  unitWeightsAndBias: (weights: string, units: number, total: string) =>
    `Each unit has ${weights} weights and a bias: ${units} × (${weights} + 1) = ${total} parameters.`,
  parameters: (total: string) => `${total} parameters.`,

  /** How a value is computed. */
  productsAddUp: (shape: string, products: number, sum: string, bias: string, total: string) =>
    `${shape} = ${products} products add up to ${sum}; with the bias ${bias} that is ${total}.`,
  productsAddUpBelowZero: (shape: string, products: number, sum: string, bias: string, total: string) =>
    `${shape} = ${products} products add up to ${sum}; with the bias ${bias} that is ${total}, below zero, so relu makes it 0.`,
  largestOf: (values: readonly string[], largest: string) =>
    `The largest of ${values.join(", ")} is ${largest}.`,

  noSuchAnswer: (label: string) => `This model does not know "${label}". Choose one of its answers.`,
  stepsOutOfRange: (most: number) => `Choose 0 to ${most} steps and a learning rate above 0.`,
  noSuchPixel: (layer: string) => `Layer "${layer}" has no pixel there. Choose one inside the picture.`,
  notTakenApart: "Only values of convolution and pooling layers can be explained.",
  noFilters: (layer: string) => `Layer "${layer}" has no filters. Choose a convolution layer.`,
  noSuchLayer: (layer: string) => `This network has no layer "${layer}". Choose another one.`,
  otherNetworksPicture: "This picture was prepared for another network. Choose it again.",
  needsNumbers: "A filter needs a number in every field. Fill in the empty ones.",
  notAsKeras: (kind: string) =>
    `This network has a layer of type ${kind}, which Hanger cannot write as Keras code. Choose another network.`,

  presets: {
    "lab-horizontal": {
      title: "Lab: horizontal lines",
      description: "Subtracts the pixels above from those below (Sobel): horizontal lines stay.",
    },
    "lab-vertical": {
      title: "Lab: vertical lines",
      description: "Subtracts the pixels on the left from those on the right (Sobel): vertical lines stay.",
    },
    "lab-edges": {
      title: "Lab: edges",
      description: "Compares a pixel with its four neighbours (Laplace): edges in any direction stay.",
    },
    blur: {
      title: "Blur",
      description: "The mean of a pixel and all pixels within two steps.",
    },
    "gaussian-blur": {
      title: "Gaussian blur",
      description: "A mean that gives the nearest pixels the most weight.",
    },
    "motion-blur": {
      title: "Motion blur",
      description: "The mean along a diagonal, as if the camera had moved.",
    },
    "edges-horizontal": {
      title: "Edges, horizontal",
      description: "Compares a pixel with those above it: horizontal edges stay.",
    },
    "edges-vertical": {
      title: "Edges, vertical",
      description: "Compares a pixel with those to its left: vertical edges stay.",
    },
    "edges-45": {
      title: "Edges, 45 degrees",
      description: "Compares a pixel with those on one diagonal: edges across that diagonal stay.",
    },
    "edges-all": {
      title: "Edges, all directions",
      description: "Compares a pixel with its eight neighbours.",
    },
    sharpen: {
      title: "Sharpen",
      description: "The picture plus its edges.",
    },
    "sharpen-softly": {
      title: "Sharpen softly",
      description: "The picture plus its edges, over a wider ring.",
    },
    "sharpen-strongly": {
      title: "Sharpen strongly",
      description: "More edges than picture.",
    },
    emboss: {
      title: "Emboss",
      description: "As if pressed into paper and lit from a corner; the bias of 128 makes flat areas grey.",
    },
    mean: {
      title: "Mean",
      description: "The mean of the nine pixels.",
    },
    median: {
      title: "Median",
      description: "The median of the nine pixels: removes specks and keeps edges.",
    },
  },
};
