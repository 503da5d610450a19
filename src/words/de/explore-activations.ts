import type english from "../en/explore-activations";
import { formatNumber } from "../numbers";

export default {
  pictures: "Bilder",
  pictureNumber: (number) => `Bild ${number}`,
  addPicture: "Bild hinzufügen",
  removePicture: (number) => `Bild ${number} entfernen`,
  answer: (name, share) => `${name} ${share}`,
  wrongAnswer: (name, share, label) => `${name} ${share}, richtig: ${label}`,
  background: (share) => `${share} des Bildes sind Hintergrund.`,
  seenAndAnswered: (picture, width, height, light, answers) =>
    `${picture} aus Sicht des Netzes: ${width} mal ${height} Pixel, davon ${formatNumber(light)} hell; Antwort: ${answers.join(", ")}`,
  values: (width, height, mean, highest, row, column, zeros) =>
    `${width} mal ${height} Werte; Mittel ${mean}; Höchstwert ${highest} in Zeile ${row}, Spalte ${column}; ${formatNumber(zeros)} ${zeros === 1 ? "ist" : "sind"} 0`,

  throughLayers: "Ein Filter durch die Schichten",
  answerMost: (layer) => `Am stärksten in ${layer}`,
  filter: (number) => `Filter ${number}`,
  convolution: "Falt.",
  pooling: "Pool",
  cell: (layer, filter, picture, values) => `${layer}, Filter ${filter}, ${picture}: ${values}`,
  aboutCells: "Jedes Bild von Schwarz (0) bis Gelb (sein höchster Wert).",

  closeUp: "Nahaufnahme",
  filterOfLayer: (filter, layer, number) => `Filter ${filter} von ${layer}, Schicht ${number}`,
  tapPixel: (shape) => `${shape}. Tippe auf ein Pixel, um zu sehen, woraus es entsteht.`,
  filterOn: (filter, picture, values) => `Filter ${filter} auf ${picture}: ${values}`,
  itsAnswer: (highest) => `Seine Ausgabe, Höchstwert ${highest}`,
  seen: (picture) => `${picture} aus Sicht des Netzes`,
  seenWithField: (picture, size, row, column) =>
    `${picture} aus Sicht des Netzes; das Pixel entsteht aus ${size} Pixeln ab Zeile ${row}, Spalte ${column}`,
  madeFrom: (size, row, column) => `Entsteht aus ${size} Pixeln ab Zeile ${row}, Spalte ${column}`,
  row: (last) => `Zeile, 0 bis ${last}`,
  column: (last) => `Spalte, 0 bis ${last}`,

  strongestChannels: (count) => `Die stärksten von ${formatNumber(count)} Kanälen`,
  channel: "Kanal",
  patch: "Ausschnitt",
  sum: "Summe",
  others: (count) => `${formatNumber(count)} weitere`,
  pixelTimesWeight: "Pixel × Gewicht",
  pixelsCompared: "Die verglichenen Pixel",
  pixelValues: (values) => `Pixel ${values.join("; ")}`,
  weightValues: (values) => `Gewichte ${values.join("; ")}`,

  allFilters: "Alle Filter",
  allFiltersOf: (count, layer) => `Alle ${formatNumber(count)} Filter von ${layer}`,
  show: "Zeigen",
  answers: "Ausgaben",
  weights: "Gewichte",
  order: "Reihenfolge",
  byNumber: "Nach Nummer",
  highestFirst: "Nach Stärke",
  colours: "Farben",
  eachItsOwn: "Je Filter",
  oneScale: "Eine Skala",
  filterGave: (number, values) => `Filter ${number}: ${values}`,
  filterLearned: (number, weights, bias) => `Filter ${number}: Gewichte ${weights.join("; ")}; Bias ${bias}`,
  aboutWeights:
    "Schwarz ist negativ, Gelb positiv, gemessen am größten Gewicht jedes Filters; mehrere Kanäle werden gemittelt.",
  aboutAnswers: {
    own: "Von Schwarz (0) bis Gelb (der höchste Wert des Filters).",
    one: "Von Schwarz (0) bis Gelb (der höchste Wert der Schicht).",
  },

  units: "Einheiten",
  denseLayer: (units) => `Dense-Schicht, ${formatNumber(units)} Einheiten`,
  means: (units) => `Mittelwerte, ${formatNumber(units)} Einheiten`,
  unitValues: (units, values, highest) =>
    `${formatNumber(units)} Einheiten: ${values}; am höchsten sind ${highest.join(", ")}`,
  zeros: (zeros, units, highest) =>
    `${formatNumber(zeros)} von ${formatNumber(units)} ${zeros === 1 ? "ist" : "sind"} 0. Am höchsten: ${highest.join(", ")}.`,
  theAnswers: (count) => `Die ${formatNumber(count)} Antworten`,
} satisfies typeof english;
