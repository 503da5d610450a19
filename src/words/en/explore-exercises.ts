/** Experiments with networks, and the table of those that were run. */
export default {
  datasetMissing: "Experiments learn from the dataset, which is not on this device yet.",

  experiment: "Experiment",
  convolutional: "Convolutional",
  dense: "Dense",
  convolutions: "Convolutions",
  filters: "Filters",
  filterSize: "Filter size",
  pictures: "Pictures",
  epochs: "Epochs",
  stopAt: "Stop at, % (0: never)",
  shapes: (shapes: readonly string[], parameters: string) =>
    `${shapes.join(" → ")}; ${parameters} parameters`,
  run: "Run the experiment",

  running: "Running",
  epochUnderWay: (epoch: number, epochs: number) => `Epoch ${epoch} of ${epochs}`,
  epochUnderWayAfter: (epoch: number, epochs: number, accuracy: string) =>
    `Epoch ${epoch} of ${epochs}, right on ${accuracy} of the validation pictures`,
  stop: "Stop",
  stopAndKeep: "Stop and keep",

  nothingTried:
    "Nothing tried yet. Compare a dense network with a convolutional one, take a convolution away, or train for 20 epochs and see the lines part.",
  experiments: "Experiments",
  training: "Training",
  test: "Test",
  time: "Time",
  computedWith: "Computed with",
  convolutionsAndFilters: (convolutions: number, size: number, filters: number) =>
    `${convolutions} x Conv ${size}x${size}, ${filters} filters`,
  noConvolution: "No convolution",

  chosenExperiment: "Chosen experiment",
  trainedOn: (pictures: string, epochs: number, wanted: number) =>
    `${pictures} pictures, ${epochs} of ${wanted} epochs`,
  deleteRow: "Delete the row",
  kerasCode: "Keras code",
  copy: "Copy",
  copied: "Copied.",
  notCopied: "The browser did not let it be copied. Select the code and copy it.",

  accuracy: "accuracy",
  onValidation: "on validation",
  accuracyByEpoch: "Accuracy by epoch",
  accuracyByEpochAfter: (epochs: number, accuracy: string, valAccuracy: string) =>
    `Accuracy by epoch: after ${epochs} ${epochs === 1 ? "epoch" : "epochs"} ${accuracy}, on validation ${valAccuracy}`,

  sideBySide: "Side by side",
  sideBySideShows: "Accuracy on validation pictures, epoch by epoch.",
  otherExperiments: "the other experiments",
  lastAccuracies: (networks: readonly { readonly title: string; readonly accuracy: string | undefined }[]) =>
    `Accuracy on validation by epoch; last ${networks.map(({ title, accuracy = "none" }) => `${title} ${accuracy}`).join("; ")}`,
};
