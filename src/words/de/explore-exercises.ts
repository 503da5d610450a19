import type english from "../en/explore-exercises";

export default {
  datasetMissing: "Experimente lernen aus dem Datensatz, der noch nicht auf diesem Gerät ist.",

  experiment: "Experiment",
  convolutional: "Faltungsnetz",
  dense: "Dense",
  convolutions: "Faltungen",
  filters: "Filter",
  filterSize: "Filtergröße",
  pictures: "Bilder",
  epochs: "Epochen",
  stopAt: "Ende bei % (0: nie)",
  shapes: (shapes, parameters) => `${shapes.join(" → ")}; ${parameters} Parameter`,
  run: "Experiment starten",

  running: "Läuft",
  epochUnderWay: (epoch, epochs) => `Epoche ${epoch} von ${epochs}`,
  epochUnderWayAfter: (epoch, epochs, accuracy) =>
    `Epoche ${epoch} von ${epochs}, ${accuracy} der Validierungsbilder richtig`,
  stop: "Beenden",
  stopAndKeep: "Beenden und behalten",

  nothingTried:
    "Noch nichts ausprobiert. Vergleiche ein Dense-Netz mit einem Faltungsnetz, lass eine Faltung weg oder trainiere 20 Epochen lang: Dann gehen die Linien auseinander.",
  experiments: "Experimente",
  training: "Training",
  test: "Test",
  time: "Zeit",
  computedWith: "Berechnet mit",
  convolutionsAndFilters: (convolutions, size, filters) =>
    `${convolutions} x Faltung ${size}x${size}, ${filters} Filter`,
  noConvolution: "Ohne Faltung",

  chosenExperiment: "Gewähltes Experiment",
  trainedOn: (pictures, epochs, wanted) => `${pictures} Bilder, ${epochs} von ${wanted} Epochen`,
  deleteRow: "Löschen",
  kerasCode: "Keras-Code",
  copy: "Kopieren",
  copied: "Kopiert.",
  notCopied: "Der Browser ließ das Kopieren nicht zu. Markiere den Code und kopiere ihn.",

  accuracy: "Trefferquote",
  onValidation: "bei der Validierung",
  accuracyByEpoch: "Trefferquote je Epoche",
  accuracyByEpochAfter: (epochs, accuracy, valAccuracy) =>
    `Trefferquote je Epoche: nach ${epochs} ${epochs === 1 ? "Epoche" : "Epochen"} ${accuracy}, bei der Validierung ${valAccuracy}`,

  sideBySide: "Im Vergleich",
  sideBySideShows: "Trefferquote bei den Validierungsbildern, Epoche für Epoche.",
  otherExperiments: "die anderen Experimente",
  lastAccuracies: (networks) =>
    `Trefferquote bei der Validierung je Epoche; zuletzt ${networks.map(({ title, accuracy = "keine" }) => `${title} ${accuracy}`).join("; ")}`,
} satisfies typeof english;
