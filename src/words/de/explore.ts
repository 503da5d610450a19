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
  useCamera: "Kamera benutzen",
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
  picture: "Bild",
  layer: "Schicht",
  output: "Ausgabe",
  parameters: "Parameter",
  inAll: "Insgesamt",
  layersAndParameters: (layers, parameters) => `${layers} Schichten, ${parameters} Parameter`,
  filterNumber: (last) => `Filter, 0 bis ${last}`,

  convolution: (size) => `Faltung ${size}`,
  maxPooling: (size) => `Max-Pooling ${size}`,
  meanPooling: (size) => `Mittel-Pooling ${size}`,
  meanOfEach: "Mittel je Bild",

  networkDrawing: (input, layers) =>
    `Aus einem Bild mit ${input}: ${layers.map(({ title, output }) => `${title} ergibt ${output}`).join(", ")}.`,
  scales: "Höhe und Breite haben denselben Maßstab, Kanäle einen anderen, Reihen von Werten einen dritten.",
} satisfies typeof english;
