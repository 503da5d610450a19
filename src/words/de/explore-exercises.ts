import type english from "../en/explore-exercises";

export default {
  datasetMissing: "Experimente trainieren mit dem Datensatz. Er ist noch nicht auf diesem Gerät.",

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
    `Epoche ${epoch} von ${epochs}, Trefferquote (Validierung) ${accuracy}`,
  stop: "Beenden",
  stopAndKeep: "Beenden und behalten",

  nothingTried:
    "Noch keine Experimente. Vergleiche ein Dense-Netz mit einem Faltungsnetz, lass eine Faltung weg oder trainiere 20 Epochen und sieh, wie die Linien auseinanderlaufen.",
  experiments: "Experimente",
  training: "Training",
  test: "Test",
  time: "Zeit",
  computedWith: "Berechnet mit",
  convolutionsAndFilters: (convolutions, size, filters) =>
    `${convolutions} × Faltung ${size}x${size}, ${filters} Filter`,
  noConvolution: "Ohne Faltung",

  chosenExperiment: "Gewähltes Experiment",
  trainedOn: (pictures, epochs, wanted) => `${pictures} Bilder, ${epochs} von ${wanted} Epochen`,
  deleteRow: "Löschen",
  kerasCode: "Keras-Code",
  copy: "Kopieren",
  copied: "Kopiert.",
  notCopied: "Der Browser ließ das Kopieren nicht zu. Markiere den Code und kopiere ihn.",

  accuracy: "Trefferquote",
  onValidation: "Validierung",
  accuracyByEpoch: "Trefferquote je Epoche",
  accuracyByEpochAfter: (epochs, accuracy, valAccuracy) =>
    `Trefferquote je Epoche: nach ${epochs} ${epochs === 1 ? "Epoche" : "Epochen"} ${accuracy}, Validierung ${valAccuracy}`,

  sideBySide: "Im Vergleich",
  sideBySideShows: "Trefferquote (Validierung) je Epoche.",
  otherExperiments: "die anderen Experimente",
  lastAccuracies: (networks) =>
    `Trefferquote (Validierung) je Epoche; zuletzt ${networks.map(({ title, accuracy = "keine" }) => `${title} ${accuracy}`).join("; ")}`,
} satisfies typeof english;
