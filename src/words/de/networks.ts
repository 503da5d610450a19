import type english from "../en/networks";

export default {
  untitled: "Mitgebrachtes Netz",
  description: "Anderswo gemacht und hierher mitgebracht.",
  numberedClass: (number) => `Klasse ${number}`,

  chooseNetwork: "Wähle ein Netz: ein Zip, oder seine model.json zusammen mit den Gewichten.",
  chooseModelJson: "Wähle die model.json des Netzes zusammen mit seinen Gewichten.",
  tooLarge: "Dieses Netz ist größer als 100 MB, und damit zu groß, um hier zu laufen.",
  savedByKeras:
    "Das ist ein Netz, wie Keras es speichert. Mach daraus mit tensorflowjs_converter ein LayersModel, dann öffne das.",
  unknownFile: (ending) =>
    `Aus einer .${ending}-Datei kann Hanger kein Netz lesen. Es nimmt ein LayersModel von TensorFlow.js.`,
  fileUnreadable: (name) => `Die Datei ${name} ließ sich nicht lesen. Wähle sie noch einmal.`,
  weightsFileMissing: (name) => `Die Gewichte ${name} fehlen. Wähle alle Dateien des Netzes zusammen aus.`,
  collectionNotNetwork: "Diese Datei enthält eine ganze Sammlung. Wähle sie unter „Alles mitnehmen“.",
  several: "Diese Zip-Datei enthält mehrere Netze. Öffne eines nach dem anderen.",
  noneInZip: "Diese Zip-Datei enthält kein Netz: Es ist keine model.json darin.",

  descriptionTooLarge: "Diese Datei ist zu groß, um ein Netz zu beschreiben.",
  graphModel:
    "Das ist ein GraphModel, dessen Schichten verloren sind. Wandle es stattdessen mit --output_format tfjs_layers_model um.",
  noDescription: "Diese Datei beschreibt kein Netz. Wähle die model.json eines LayersModels.",
  unknownNetwork:
    "Diese Datei beschreibt kein Netz, das Hanger kennt. Wähle die model.json eines LayersModels.",
  noLayers: "Dieses Netz hat keine Schichten.",
  sameNames: "Zwei Schichten dieses Netzes heißen gleich. Gib jeder ihren Namen und speichere es neu.",
  unknownLayer: (kind) => `Dieses Netz hat eine Schicht der Art „${kind}“, die Hanger nicht kennt.`,
  unknownSetting: (setting, layer) =>
    `Die Einstellung „${setting}“ der Schicht „${layer}“ ist eine, die Hanger nicht kennt.`,
  channelsFirst: (layer) =>
    `Die Schicht „${layer}“ nimmt die Kanäle zuerst. Hanger gibt sie zuletzt: Trainiere es so.`,
  untrueSetting: (setting, layer) =>
    `Die Einstellung „${setting}“ der Schicht „${layer}“ kann nicht stimmen.`,
  unknownActivation: (activation) =>
    `Dieses Netz nutzt die Aktivierung „${activation}“, die Hanger nicht kennt. Nimm relu, und am Ende softmax.`,
  untrueActivation:
    "Dieses Netz nutzt eine Aktivierung, die Hanger nicht kennt. Nimm relu, und am Ende softmax.",
  noInputShape: "Dieses Netz sagt nicht, wie groß die Bilder sind, die es nimmt.",
  moreThanOne: {
    input: "Dieses Netz hat mehr als einen Eingang. Hanger gibt ein Bild und nimmt eine Antwort.",
    output: "Dieses Netz hat mehr als einen Ausgang. Hanger gibt ein Bild und nimmt eine Antwort.",
  },
  usedOften: (layer) =>
    `Die Schicht „${layer}“ wird mehrmals oder gar nicht benutzt; das kennt Hanger nicht.`,
  otherInput: (shape) =>
    `Dieses Netz nimmt ${shape}. Hanger gibt Bilder von 28 x 28 x 1: Trainiere es mit solchen und bring es wieder mit.`,
  numberInput:
    "Dieses Netz nimmt einzelne Zahlen. Hanger gibt Bilder von 28 x 28 x 1: Trainiere es mit solchen und bring es wieder mit.",
  noSoftmax:
    "Dieses Netz gibt keine Wahrscheinlichkeiten: Seine letzte Schicht muss eine Dense-Schicht mit Softmax sein.",
  misfit: "Die Schichten dieses Netzes passen nicht zusammen. Speichere es neu, dann öffne das.",
  largeOutput: (layer, shape) =>
    `Die Schicht „${layer}“ dieses Netzes gibt ${shape} aus, was hier zu viel ist.`,
  noClasses: "Dieses Netz antwortet nicht mit einem Wert für jede Klasse.",
  classCount: (classes) =>
    `Dieses Netz unterscheidet ${classes} Klassen. Hanger nimmt 2 bis 1.000: Mach es mit weniger.`,
  otherNames: (names, classes) =>
    `Es gibt ${names} Namen von Klassen, und das Netz unterscheidet ${classes}.`,
  cannotRun: "Dieses Netz lief hier nicht. Vielleicht braucht es etwas, das diesem Gerät fehlt.",
  noProbabilities: "Dieses Netz gab bei der Probe keine Wahrscheinlichkeiten. Trainiere es noch einmal.",

  weightsUntrue: "Was dieses Netz über seine Gewichte sagt, stimmt nicht. Speichere es neu, dann öffne das.",
  weightsCut: (needed, there) =>
    `Die Gewichte sind nicht vollständig: Dieses Netz braucht ${needed} Bytes, und da sind ${there}.`,
  weightsNoNumbers:
    "Dieses Netz hat Gewichte, die keine Zahlen sind: Sein Training ist schiefgegangen. Trainiere es noch einmal.",
  weightsMissing: (name) => `Die Gewichte „${name}“ dieses Netzes fehlen.`,
  weightsMisfit: (name) => `Die Gewichte „${name}“ haben eine andere Form als ihre Schicht.`,
  fewWeights: "Dieses Netz hat Schichten, deren Gewichte fehlen oder nicht zusammenpassen.",

  notCalibrated: "Dieses Netz endet nicht in einer Schicht, die sich kalibrieren lässt.",
  noLayerInOnnx: (layer, kind) =>
    `Die Schicht „${layer}“ lässt sich nicht als ONNX schreiben: Hanger übersetzt keine ${kind}-Schicht.`,
  noActivationInOnnx: (layer, activation) =>
    `Die Schicht „${layer}“ lässt sich nicht als ONNX schreiben: Hanger übersetzt die Aktivierung ${activation} nicht.`,
} satisfies typeof english;
