import type english from "../en/explore-filters";

export default {
  filteredPicture: "Gefiltertes Bild",
  filtered: "Gefiltert",
  time: (duration) => `Filter und Pooling: ${duration}`,
  timeAndRate: (duration, rate) => `Filter und Pooling: ${duration}, ${rate} Bilder pro Sekunde`,
  pooledAndBefore: "Bild nach dem Pooling und Original",
  pooled: "Dann Max-Pooling 2×2",
  before: "Original, halb so groß",
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
  sumOfProducts: "Summe der Produkte, mal Faktor, plus Bias, begrenzt auf 0..255.",
  everyFieldNeedsNumber: "Jedes Feld braucht eine Zahl, etwa -1; 0,5 oder 1/9.",

  loadLearned: "Gelernten Filter laden",
  ofNetwork: (name) => `Aus dem Netz ${name}; sein Bias wird mit 255 multipliziert, wie die Pixel hier.`,
  channelNumber: (last) => `Kanal, 0 bis ${last}`,
  load: "Filter laden",
} satisfies typeof english;
