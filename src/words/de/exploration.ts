import type english from "../en/exploration";

export default {
  filtersGivePictures: (filters, shape, values) =>
    `${filters} Filter ergeben ${filters} Bilder: ${shape} = ${values} Werte.`,
  picturesStay: (pictures, shape) => `Die ${pictures} Bilder bleiben ${pictures}: ${shape}.`,
  picturesBecomeMeans: (pictures, from, to) =>
    `Aus jedem der ${pictures} Bilder wird sein Mittelwert: aus ${from} wird ${to}.`,
  allInOneRow: (from, values) => `Alle Werte in einer Reihe: ${from} = ${values}.`,
  inputsToUnits: (inputs, units) => `${inputs} Eingänge, verbunden mit jeder von ${units} Einheiten.`,
  becomes: (from, to) => `Aus ${from} wird ${to}.`,
  insteadOf: (shape, direct, inputs) =>
    `Direkt vom Bild wären es ${shape} = ${direct} Eingänge statt ${inputs}.`,

  paddedEdge: (size, sums) =>
    `Der Rand wird mit Nullen aufgefüllt, damit ein Filter von ${size} auf jedem Pixel sitzen kann: ${sums}.`,
  smallestFilter: (shape) => `Ein Filter von 1x1 sitzt auf jedem Pixel: ${shape}.`,
  lostEdge: (size, isOnePixel, sums) =>
    `Ein Filter von ${size} kann nicht auf ${isOnePixel ? "dem äußersten Pixel" : "den zwei äußersten Pixeln"} sitzen: ${sums}.`,
  largestOfSquare: (size, sums) => `Von jedem Quadrat von ${size} bleibt nur der größte Wert: ${sums}.`,
  meanOfSquare: (size, sums) => `Von jedem Quadrat von ${size} bleibt der Mittelwert: ${sums}.`,
  heightAndWidth: (height, width) => `Höhe ${height}; Breite ${width}`,
  sideStays: (side) => `${side} bleibt ${side}`,
  roundedUp: (sum) => `${sum}, aufgerundet`,
  sideLess: (sum, less) => `${sum}, also ${less} weniger`,
  everyNth: (sum, nth, left) => `${sum}, davon bleiben mit jedem ${nth}. noch ${left}`,
  roundedUpTo: (sum, whole) => `${sum}, aufgerundet auf ${whole}`,
  roundedDownTo: (sum, whole) => `${sum}, abgerundet auf ${whole}`,

  nothingToLearn: "Nichts zu lernen: 0 Parameter.",
  filterWeightsAndBias: (shape, weights, filters, total) =>
    `Jeder Filter hat ${shape} = ${weights} Gewichte und einen Bias: ${filters} x (${weights} + 1) = ${total} Parameter.`,
  filterWeights: (shape, weights, filters, total) =>
    `Jeder Filter hat ${shape} = ${weights} Gewichte: ${filters} x ${weights} = ${total} Parameter.`,
  unitWeightsAndBias: (weights, units, total) =>
    `Jede Einheit hat ${weights} Gewichte und einen Bias: ${units} x (${weights} + 1) = ${total} Parameter.`,
  parameters: (total) => `${total} Parameter.`,

  productsAddUp: (shape, products, sum, bias, total) =>
    `${shape} = ${products} Produkte ergeben zusammen ${sum}; mit dem Bias ${bias} sind es ${total}.`,
  productsAddUpBelowZero: (shape, products, sum, bias, total) =>
    `${shape} = ${products} Produkte ergeben zusammen ${sum}; mit dem Bias ${bias} sind es ${total}, also unter null, und relu macht 0 daraus.`,
  largestOf: (values, largest) => `Der größte Wert von ${values.join("; ")} ist ${largest}.`,

  noSuchPixel: (layer) => `Die Schicht „${layer}“ hat dort kein Pixel. Wähle eins im Bild.`,
  notTakenApart: "Zerlegen lassen sich nur Werte von Faltungen und Poolings.",
  noFilters: (layer) => `Die Schicht „${layer}“ hat keine Filter. Wähle eine Faltung.`,
  noSuchLayer: (layer) => `Dieses Netz hat keine Schicht „${layer}“. Wähle eine andere.`,
  otherNetworksPicture: "Dieses Bild wurde für ein anderes Netz vorbereitet. Wähle es noch einmal.",
  needsNumbers: "Ein Filter braucht in jedem Feld eine Zahl. Fülle die leeren aus.",
  notAsKeras: (kind) =>
    `Dieses Netz hat eine Schicht der Art ${kind}, die Hanger nicht als Keras-Code schreiben kann. Wähle ein anderes Netz.`,

  presets: {
    "lab-horizontal": {
      title: "Lab: waagerechte Linien",
      description: "Zieht das Obere vom Unteren ab (Sobel): Linien quer über das Bild bleiben.",
    },
    "lab-vertical": {
      title: "Lab: senkrechte Linien",
      description: "Zieht das Linke vom Rechten ab (Sobel): Linien von oben nach unten bleiben.",
    },
    "lab-edges": {
      title: "Lab: Kanten",
      description: "Vergleicht ein Pixel mit seinen vier Nachbarn (Laplace): Kanten jeder Richtung bleiben.",
    },
    blur: {
      title: "Weichzeichnen",
      description: "Der Mittelwert eines Pixels und derer, die höchstens zwei Schritte entfernt sind.",
    },
    "gaussian-blur": {
      title: "Gauß-Weichzeichnen",
      description: "Ein Mittelwert, in dem die nächsten Pixel am meisten zählen.",
    },
    "motion-blur": {
      title: "Verwackeln",
      description: "Der Mittelwert entlang einer schrägen Linie, als hätte sich die Kamera bewegt.",
    },
    "edges-horizontal": {
      title: "Kanten, waagerecht",
      description: "Vergleicht ein Pixel mit denen darüber: Kanten quer über das Bild bleiben.",
    },
    "edges-vertical": {
      title: "Kanten, senkrecht",
      description: "Vergleicht ein Pixel mit denen links davon: Kanten von oben nach unten bleiben.",
    },
    "edges-45": {
      title: "Kanten, 45 Grad",
      description: "Vergleicht ein Pixel mit denen auf einer Diagonale: Kanten quer zu ihr bleiben.",
    },
    "edges-all": {
      title: "Kanten, alle Richtungen",
      description: "Vergleicht ein Pixel mit allen acht ringsum.",
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
        "Wie ins Papier gedrückt und aus einer Ecke beleuchtet; der Bias von 128 macht gleichmäßigen Grund grau.",
    },
    mean: {
      title: "Mittelwert",
      description: "Der Mittelwert der neun Pixel.",
    },
    median: {
      title: "Median",
      description: "Das mittlere der neun Pixel: nimmt Flecken weg und lässt Kanten.",
    },
  },
} satisfies typeof english;
