import type english from "../en/exploration";

export default {
  filtersGivePictures: (filters, shape, values) =>
    `${filters} Filter ergeben ${filters} Bilder: ${shape} = ${values} Werte.`,
  picturesStay: (pictures, shape) => `Die ${pictures} Bilder bleiben ${pictures}: ${shape}.`,
  picturesBecomeMeans: (pictures, from, to) =>
    `Aus jedem der ${pictures} Bilder wird sein Mittelwert: aus ${from} wird ${to}.`,
  allInOneRow: (from, values) => `Alle Werte in einer Reihe: ${from} = ${values}.`,
  inputsToUnits: (inputs, units) => `${inputs} Eingänge, verbunden mit jeder von ${units} Einheiten.`,
  softsign: (values) =>
    `Aus jedem der ${values} Werte x wird x / (1 + |x|): Je größer ein Wert ist, desto weniger bleibt davon.`,
  becomes: (from, to) => `Aus ${from} wird ${to}.`,
  insteadOf: (shape, direct, inputs) =>
    `Direkt vom Bild wären es ${shape} = ${direct} Eingänge statt ${inputs}.`,

  paddedEdge: (size, sums) =>
    `Der Rand wird mit Nullen aufgefüllt, damit ein ${size}-Filter auf jedes Pixel passt: ${sums}.`,
  smallestFilter: (shape) => `Ein 1×1-Filter passt auf jedes Pixel: ${shape}.`,
  lostEdge: (size, pixels, sums) => {
    if (pixels === 0) return `Ein ${size}-Filter passt auf jedes Pixel: ${sums}.`;
    const outermost =
      pixels === 1 ? "dem äußersten Pixel" : `den ${pixels === 2 ? "zwei" : pixels} äußersten Pixeln`;
    return `Die Mitte eines ${size}-Filters kann nicht auf ${outermost} liegen: ${sums}.`;
  },
  largestOfSquare: (size, sums) => `Von jedem ${size}-Quadrat bleibt nur der größte Wert: ${sums}.`,
  meanOfSquare: (size, sums) => `Von jedem ${size}-Quadrat bleibt der Mittelwert: ${sums}.`,
  heightAndWidth: (height, width) => `Höhe ${height}; Breite ${width}`,
  sideStays: (side) => `${side} bleibt ${side}`,
  roundedUp: (sum) => `${sum}, aufgerundet`,
  sideLess: (sum, less) => `${sum}, also ${less} weniger`,
  everyNth: (sum, nth, left) => `${sum}; nur jeder ${nth}. zählt: ${left}`,
  roundedUpTo: (sum, whole) => `${sum}, aufgerundet auf ${whole}`,
  roundedDownTo: (sum, whole) => `${sum}, abgerundet auf ${whole}`,

  nothingToLearn: "Nichts zu lernen: 0 Parameter.",
  filterWeightsAndBias: (shape, weights, filters, total) =>
    `Jeder Filter hat ${shape} = ${weights} Gewichte und einen Bias: ${filters} × (${weights} + 1) = ${total} Parameter.`,
  filterWeights: (shape, weights, filters, total) =>
    `Jeder Filter hat ${shape} = ${weights} Gewichte: ${filters} × ${weights} = ${total} Parameter.`,
  unitWeightsAndBias: (weights, units, total) =>
    `Jede Einheit hat ${weights} Gewichte und einen Bias: ${units} × (${weights} + 1) = ${total} Parameter.`,
  parameters: (total) => `${total} Parameter.`,

  productsAddUp: (shape, products, sum, bias, total) =>
    `${shape} = ${products} Produkte ergeben zusammen ${sum}; mit dem Bias ${bias} sind es ${total}.`,
  productsAddUpBelowZero: (shape, products, sum, bias, total) =>
    `${shape} = ${products} Produkte ergeben zusammen ${sum}; mit dem Bias ${bias} sind es ${total}, also unter null, und relu macht 0 daraus.`,
  largestOf: (values, largest) => `Der größte Wert von ${values.join("; ")} ist ${largest}.`,

  noSuchAnswer: (label) => `Dieses Modell kennt „${label}“ nicht. Wähle eine seiner Antworten.`,
  stepsOutOfRange: (most) => `Wähle 0 bis ${most} Schritte und eine Lernrate über 0.`,
  noSuchPixel: (layer) => `Die Schicht „${layer}“ hat dort kein Pixel. Wähle eins im Bild.`,
  notTakenApart: "Erklären lassen sich nur Werte von Faltungs- und Pooling-Schichten.",
  noFilters: (layer) => `Die Schicht „${layer}“ hat keine Filter. Wähle eine Faltungsschicht.`,
  noSuchLayer: (layer) => `Dieses Netz hat keine Schicht „${layer}“. Wähle eine andere.`,
  otherNetworksPicture: "Dieses Bild wurde für ein anderes Netz vorbereitet. Wähle es noch einmal.",
  needsNumbers: "Ein Filter braucht in jedem Feld eine Zahl. Fülle die leeren aus.",
  notAsKeras: (kind) =>
    `Dieses Netz hat eine Schicht vom Typ ${kind}, die Hanger nicht als Keras-Code schreiben kann. Wähle ein anderes Netz.`,

  presets: {
    "lab-horizontal": {
      title: "Lab: waagerechte Linien",
      description: "Zieht die Pixel darüber von denen darunter ab (Sobel): Waagerechte Linien bleiben.",
    },
    "lab-vertical": {
      title: "Lab: senkrechte Linien",
      description: "Zieht die Pixel links von denen rechts ab (Sobel): Senkrechte Linien bleiben.",
    },
    "lab-edges": {
      title: "Lab: Kanten",
      description:
        "Vergleicht ein Pixel mit seinen vier Nachbarn (Laplace): Kanten in jeder Richtung bleiben.",
    },
    blur: {
      title: "Weichzeichnen",
      description: "Der Mittelwert eines Pixels und aller Pixel bis zwei Schritte daneben.",
    },
    "gaussian-blur": {
      title: "Gauß-Weichzeichnen",
      description: "Ein Mittelwert, in dem die nächsten Pixel am meisten zählen.",
    },
    "motion-blur": {
      title: "Verwackeln",
      description: "Der Mittelwert entlang einer Diagonale, als hätte sich die Kamera bewegt.",
    },
    "edges-horizontal": {
      title: "Kanten, waagerecht",
      description: "Vergleicht ein Pixel mit denen darüber: Waagerechte Kanten bleiben.",
    },
    "edges-vertical": {
      title: "Kanten, senkrecht",
      description: "Vergleicht ein Pixel mit denen links davon: Senkrechte Kanten bleiben.",
    },
    "edges-45": {
      title: "Kanten, 45 Grad",
      description: "Vergleicht ein Pixel mit denen auf einer Diagonale: Kanten quer zu ihr bleiben.",
    },
    "edges-all": {
      title: "Kanten, alle Richtungen",
      description: "Vergleicht ein Pixel mit seinen acht Nachbarn.",
    },
    sharpen: {
      title: "Schärfen",
      description: "Das Bild plus seine Kanten.",
    },
    "sharpen-softly": {
      title: "Sanft schärfen",
      description: "Das Bild plus seine Kanten, über einen breiteren Ring.",
    },
    "sharpen-strongly": {
      title: "Stark schärfen",
      description: "Mehr Kanten als Bild.",
    },
    emboss: {
      title: "Prägen",
      description:
        "Wie ins Papier gedrückt und aus einer Ecke beleuchtet; der Bias von 128 macht gleichmäßige Flächen grau.",
    },
    mean: {
      title: "Mittelwert",
      description: "Der Mittelwert der neun Pixel.",
    },
    median: {
      title: "Median",
      description: "Der Median der neun Pixel: entfernt Flecken und erhält Kanten.",
    },
  },
} satisfies typeof english;
