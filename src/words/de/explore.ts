import type english from "../en/explore";

export default {
  title: "Verstehen",
  parts: "Teile von Verstehen",
  tabs: {
    layers: "Netz",
    activations: "Aktivierungen",
    filters: "Filter",
    exercises: "Übungen",
    assignments: "Aufgaben",
  },

  network: "Netz",
  onThisDevice: "Auf diesem Gerät",
  notTrained: "Nicht trainiert",

  camera: "Kamera",
  useCamera: "Kamera öffnen",
  theCamera: "Die Kamera",
  testPicture: "Testbild",
  drawings: "Zeichnungen",
  testImage: "Datensatz",
  testImageNumber: (picker) => `${picker}: Nummer im Datensatz`,
  aPhoto: "Ein Foto",
  choosePhoto: "Foto wählen",

  pictures: {
    image: (index) => `Bild ${index}`,
    drawing: (garment) => `Zeichnung „${garment}“`,
    pattern: "Testbild",
    photo: "Foto",
    camera: "Kamera",
  },

  layers: "Schichten",
  trainIt: "Selbst trainieren",
  kerasCode: "Keras-Code",
  copy: "Kopieren",
  copied: "Kopiert.",
  notCopied: "Der Browser ließ das Kopieren nicht zu. Markiere den Code und kopiere ihn.",
  picture: "Bild",
  layer: "Schicht",
  output: "Ausgabe",
  parameters: "Parameter",
  inKeras: (kind, shape) => `Keras: ${kind} ${shape}`,
  inAll: "Insgesamt",
  predictFirst: "Erst vorhersagen",
  predictEach: "Sag von jeder Schicht voraus, was sie ergibt. Beginne mit der, die offen ist.",
  predictedSoFar: (right, shown, all) =>
    shown < all
      ? `Bisher ${right} von ${shown} richtig, noch ${all - shown}.`
      : `${right} von ${all} richtig.`,
  itsInput: (shape) => `Die Schicht bekommt ${shape}.`,
  outputShape: "Ausgabe",
  numbersAlone: "Zahlen, zum Beispiel 28×28×1 oder 640",
  checkPrediction: "Prüfen",
  showIt: "Zeigen",
  nextLayer: "Nächste Schicht",
  shapeIsRight: (shape) => `Richtig: ${shape}.`,
  shapeIsWrong: (said, shape) => `Du sagtest ${said}; es sind ${shape}.`,
  parametersAreRight: (parameters) => `Richtig: ${parameters} Parameter.`,
  parametersAreWrong: (said, parameters) => `Du sagtest ${said} Parameter; es sind ${parameters}.`,
  layersAndParameters: (layers, parameters) => `${layers} Schichten, ${parameters} Parameter`,
  filterNumber: (last) => `Filter, 0 bis ${last}`,

  convolution: (size) => `Faltung ${size}`,
  maxPooling: (size) => `Max-Pooling ${size}`,
  meanPooling: (size) => `Mittel-Pooling ${size}`,
  meanOfEach: "Mittel je Bild",

  networkDrawing: (input, layers) =>
    `Aus einem Bild mit ${input}: ${layers.map(({ title, output }) => `${title} ergibt ${output}`).join(", ")}.`,
  pictureAsSeen: "Das Bild, wie das Netz es sieht",
  strongestOf: (channel, values) => `Stärkster Kanal, ${channel}: ${values}`,
  firstValues: (count, values) => `Die ersten ${count} Werte: ${values}`,
  strongestMaps: (name, share) =>
    `Was jede Schicht aus diesem Bild macht, der stärkste Kanal vorn. Die Antwort: ${name}, ${share}. Tippe auf eine Schicht, um ihr bei der Arbeit zuzusehen.`,

  oneValue: (layer) => `Ein Wert von ${layer}`,
  looksAt: (layer, values) => `${layer} sieht: ${values}`,
  slidesOver: (shape) => `Gleitet über ${shape}`,
  gives: (layer, channel, values) => `${layer} ergibt, Kanal ${channel}: ${values}`,
  channelGives: (channel, shape) => `Kanal ${channel}, ${shape}`,
  inActivations: "Genauer ansehen unter „Aktivierungen“",

  notTrainedYet: "Dieses Netz hat noch nichts gelernt, also haben seine Schichten nichts zu zeigen.",
} satisfies typeof english;
