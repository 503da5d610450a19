import type english from "../en/explore-exercises";

export default {
  noPictures:
    "Die Bilder zum Trainieren ließen sich nicht laden. Öffne diese Seite einmal mit Netz; danach laufen Experimente ohne.",
  sampleIsHere: "2.000 Bilder zum Trainieren und 500 zum Testen sind auf diesem Gerät.",
  getAll: "Alle 70.000 unter „Trainieren“ holen",

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
  showShapes: "Formen und Parameter zeigen",
  yourGuess: "Treffer geschätzt, %",
  noGuess: "wenn du magst",
  guessed: (guess) => `Deine Schätzung: ${guess}.`,
  guessedRight: (guess, accuracy) => `Du hast ${guess} geschätzt, und es sind ${accuracy}. Gut geschätzt.`,
  guessedAndCame: (guess, accuracy, points, isBetter) =>
    `Du hast ${guess} geschätzt, und es sind ${accuracy}: ${points} Punkte ${isBetter ? "besser" : "schlechter"}.`,
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
    `${convolutions} × Faltung ${size}×${size}, ${filters} Filter`,
  noConvolution: "Ohne Faltung",

  chosenExperiment: "Gewähltes Experiment",
  trainedOn: (pictures, epochs, wanted) => `${pictures} Bilder, ${epochs} von ${wanted} Epochen.`,
  testedOn: (pictures) => `Getestet mit ${pictures} anderen.`,
  mostConfused: "Am häufigsten verwechselt",
  takenFor: (label, answer, count, all) => `${label}, für ${answer} gehalten: ${count} von ${all}`,
  deleteRow: "Löschen",

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
