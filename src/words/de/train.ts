import type english from "../en/train";

export default {
  title: "Trainieren",
  epochOf: (epoch, epochs) => `Epoche ${epoch} von ${epochs}`,
  endedUnexpectedly: "Das Training endete unerwartet. Der zuletzt gespeicherte Stand ist noch da.",

  withoutPictures: "Die Seite, von der diese App kommt, bietet sie nicht an.",
  experimentsInstead: "Experimente mit 2.000 davon machen",
  picturesToLearnFrom: "70.000 Trainingsbilder",
  downloadedOnce: (size) =>
    `Fashion-MNIST, ${size}. Wird einmal heruntergeladen und bleibt dann auf diesem Gerät.`,
  downloadedSoFar: (size, sizeHere) =>
    `Fashion-MNIST, ${size}. Wird einmal heruntergeladen und bleibt dann auf diesem Gerät. ${sizeHere} sind schon da.`,
  download: (size) => `${size} herunterladen`,
  goOnDownloading: "Download fortsetzen",
  pause: "Pause",

  paused: "Training pausiert",
  interrupted: "Training unterbrochen",
  epochsDone: (done, epochs, pictures) =>
    `${done} von ${epochs} Epochen fertig, ${pictures} Bilder. Nichts ist verloren.`,
  goOn: "Fortsetzen",
  discard: "Verwerfen",
  reallyDiscard: "Ja, verwerfen",

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
  onValidation: "Validierung",
  accuracyByEpoch: "Trefferquote je Epoche",
  lossByEpoch: "Fehler (Loss) je Epoche",

  rightOnUnseen: "Trefferquote bei 10.000 neuen Bildern",
  stopped: {
    asked: "Auf deinen Wunsch beendet.",
    accuracy: "Bei der gewählten Trefferquote beendet.",
    patience: "Beendet, weil es nicht mehr besser wurde.",
  },
  keepNetwork: "Netz behalten",
  garmentByGarment: "Je Kleidungsstück",
  garment: "Kleidungsstück",
  right: "Richtig",
  mostOftenTakenFor: "Meist verwechselt mit",
  takenFor: (name, count) => `${name}, ${count}`,
  takenForNothing: "nichts",
  rowsAndColumns: "Zeilen: das Kleidungsstück. Spalten: die Antwort.",
} satisfies typeof english;
