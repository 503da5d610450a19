/** Experiments with networks, and the table of past experiments. */
export default {
  noPictures:
    "The pictures to train on could not be fetched. Open this page once with a network; from then on experiments run without one.",
  sampleIsHere: "2,000 pictures to train on and 500 to test with are on this device.",
  getAll: "Get all 70,000 in Train",

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
  showShapes: "Show shapes and parameters",
  yourGuess: "Guessed accuracy, %",
  noGuess: "if you like",
  guessed: (guess: string) => `Your guess: ${guess}.`,
  guessedRight: (guess: string, accuracy: string) =>
    `You guessed ${guess}, and it is ${accuracy}. Well guessed.`,
  guessedAndCame: (guess: string, accuracy: string, points: string, isBetter: boolean) =>
    `You guessed ${guess}, and it is ${accuracy}: ${points} points ${isBetter ? "better" : "worse"}.`,
  run: "Run the experiment",

  running: "Running",
  epochUnderWay: (epoch: number, epochs: number) => `Epoch ${epoch} of ${epochs}`,
  epochUnderWayAfter: (epoch: number, epochs: number, accuracy: string) =>
    `Epoch ${epoch} of ${epochs}, validation accuracy ${accuracy}`,
  stop: "Stop",
  stopAndKeep: "Stop and keep",

  nothingTried:
    "No experiments yet. Compare a dense network with a convolutional one, remove a convolution, or train for 20 epochs and watch the lines diverge.",
  experiments: "Experiments",
  training: "Training",
  test: "Test",
  time: "Time",
  computedWith: "Computed with",
  convolutionsAndFilters: (convolutions: number, size: number, filters: number) =>
    `${convolutions} × Conv ${size}×${size}, ${filters} filters`,
  noConvolution: "No convolution",

  chosenExperiment: "Selected experiment",
  trainedOn: (pictures: string, epochs: number, wanted: number) =>
    `${pictures} pictures, ${epochs} of ${wanted} epochs.`,
  testedOn: (pictures: string) => `Tested on ${pictures} others.`,
  mostConfused: "Confused most often",
  takenFor: (label: string, answer: string, count: string, all: string) =>
    `${label}, taken for ${answer}: ${count} of ${all}`,
  deleteRow: "Delete row",

  accuracy: "accuracy",
  onValidation: "validation",
  accuracyByEpoch: "Accuracy by epoch",
  accuracyByEpochAfter: (epochs: number, accuracy: string, valAccuracy: string) =>
    `Accuracy by epoch: after ${epochs} ${epochs === 1 ? "epoch" : "epochs"} ${accuracy}, validation ${valAccuracy}`,

  sideBySide: "Side by side",
  sideBySideShows: "Validation accuracy by epoch.",
  otherExperiments: "the other experiments",
  lastAccuracies: (networks: readonly { readonly title: string; readonly accuracy: string | undefined }[]) =>
    `Validation accuracy by epoch; last ${networks.map(({ title, accuracy = "none" }) => `${title} ${accuracy}`).join("; ")}`,
};
