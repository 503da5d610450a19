import type english from "../en/explore-filters";

export default {
  filteredPicture: "Gefiltertes Bild",
  filtered: "Gefiltert",
  time: (duration) => `Filter und Pooling: ${duration}`,
  timeAndRate: (duration, rate) => `Filter und Pooling: ${duration}, ${rate} Bilder pro Sekunde`,
  pooledAndBefore: "Bild nach dem Pooling und vor dem Filtern",
  pooled: "Dann Max-Pooling 2x2",
  before: "Vorher, halb so groß",
  figures: (mean, black, white) => `Mittel ${mean} von 255, ${black} schwarz, ${white} weiß`,
  output: (title, picture, width, height, figures) =>
    `${title}, ${picture}: ${width} mal ${height} Pixel, ${figures}`,

  filter: "Filter",
  myOwn: "Eigener",
  weightsByRow: "Gewichte des Filters, Zeile für Zeile",
  field: (row, column) => `Zeile ${row}, Spalte ${column}`,
  size: "Größe",
  weight: "Faktor",
  bias: "Bias",
  sumOfProducts:
    "Die Produkte werden addiert, mit dem Faktor malgenommen, um den Bias erhöht und auf 0..255 begrenzt.",
  everyFieldNeedsNumber: "Jedes Feld braucht eine Zahl, etwa -1, 0.5 oder 1/9.",

  loadLearned: "Gelernten Filter laden",
  ofNetwork: (name) => `Aus dem Netz ${name}; sein Bias wird mit 255 malgenommen, wie die Bilder hier auch.`,
  channelNumber: (last) => `Kanal, 0 bis ${last}`,
  load: "Laden",
} satisfies typeof english;
