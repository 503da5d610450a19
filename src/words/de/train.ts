import type english from "../en/train";

export default {
  title: "Trainieren",
  epochOf: (epoch, epochs) => `Epoche ${epoch} von ${epochs}`,
  endedUnexpectedly: "Das Training endete unerwartet. Der zuletzt gespeicherte Stand ist noch da.",

  withoutPictures:
    "Dieser Kopie von Hanger fehlen die Bilder zum Lernen. Wer sie bereitgestellt hat, kann die Bilder ergänzen mit",
  addPictures: "npm run data",
  picturesToLearnFrom: "70.000 Bilder zum Lernen",
  downloadedOnce: (size) =>
    `Fashion-MNIST, ${size}. Wird einmal heruntergeladen und bleibt dann auf diesem Gerät.`,
  downloadedSoFar: (size, sizeHere) =>
    `Fashion-MNIST, ${size}. Wird einmal heruntergeladen und bleibt dann auf diesem Gerät. ${sizeHere} sind schon da.`,
  download: (size) => `${size} herunterladen`,
  goOnDownloading: "Weiter herunterladen",
  pause: "Pause",

  paused: "Ein Training macht Pause",
  interrupted: "Ein Training wurde unterbrochen",
  epochsDone: (done, epochs, pictures) =>
    `${done} von ${epochs} Epochen fertig, ${pictures} Bilder. Nichts davon ist verloren.`,
  goOn: "Weitermachen",
  discard: "Verwerfen",
  reallyDiscard: "Wirklich verwerfen",

  network: "Netz",
  pictures: "Bilder",
  epochs: "Epochen",
  batch: "Stapel (Batch)",
  learningRate: "Lernrate",
  stopAtAccuracy: "Stopp bei Trefferquote, %",
  never: "nie",
  stopWhenNoBetter: "Aufhören, wenn es nicht mehr besser wird",
  train: "Trainieren",

  validationAccuracy: "Trefferquote (Validierung)",
  accuracySoFar: "Trefferquote bisher",
  gettingReady: "Wird vorbereitet",
  timeLeft: "Noch",
  measured: (backend) => `${backend} gemessen`,
  step: "Schritt",
  stepOfBatch: (duration, batch) => `${duration}, Stapel ${batch}`,
  computedWith: "Berechnet mit",
  saved: "Gespeichert",
  notYet: "noch nicht",
  stop: "Beenden",
  stopAndKeep: "Beenden und behalten",
  accuracy: "Trefferquote",
  loss: "Fehler (Loss)",
  onValidation: "bei der Validierung",
  accuracyByEpoch: "Trefferquote je Epoche",
  lossByEpoch: "Fehler (Loss) je Epoche",

  rightOnUnseen: "Richtig bei 10.000 Bildern, die es nicht kannte",
  stopped: {
    asked: "Beendet, wie du wolltest.",
    accuracy: "Beendet bei der Trefferquote, die du wolltest.",
    patience: "Beendet, weil es nicht mehr besser wurde.",
  },
  keepNetwork: "Netz behalten",
  garmentByGarment: "Stück für Stück",
  garment: "Kleidungsstück",
  right: "Richtig",
  mostOftenTakenFor: "Meist verwechselt mit",
  takenFor: (name, count) => `${name}, ${count}`,
  takenForNothing: "nichts",
  rowsAndColumns: "Zeilen: was es ist. Spalten: wofür es gehalten wurde.",
} satisfies typeof english;
