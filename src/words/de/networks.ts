import type english from "../en/networks";

export default {
  untitled: "Importiertes Netz",
  description: "Aus einer Datei importiert.",
  numberedClass: (number) => `Klasse ${number}`,

  chooseNetwork: "Wähle ein Netz: eine Zip-Datei oder seine model.json zusammen mit den Gewichten.",
  chooseModelJson: "Wähle die model.json des Netzes zusammen mit seinen Gewichten.",
  tooLarge: "Dieses Netz ist größer als 100 MB und damit zu groß für Hanger.",
  savedByKeras:
    "Das ist ein Netz im Keras-Format. Wandle es mit tensorflowjs_converter in ein LayersModel um und öffne das.",
  unknownFile: (ending) =>
    `Hanger kann kein Netz aus einer .${ending}-Datei lesen. Wähle ein LayersModel von TensorFlow.js.`,
  fileUnreadable: (name) => `Die Datei ${name} ließ sich nicht lesen. Wähle sie noch einmal.`,
  weightsFileMissing: (name) =>
    `Die Gewichtsdatei ${name} fehlt. Wähle alle Dateien des Netzes zusammen aus.`,
  collectionNotNetwork: "Diese Datei enthält eine Sammlung. Öffne sie unter „Daten sichern oder übertragen“.",
  several: "Diese Zip-Datei enthält mehrere Netze. Öffne eines nach dem anderen.",
  noneInZip: "Diese Zip-Datei enthält kein Netz: Die model.json fehlt.",

  descriptionTooLarge: "Diese Datei ist zu groß, um ein Netz zu beschreiben.",
  graphModel:
    "Das ist ein GraphModel, das keine Schichten mehr hat. Wandle es stattdessen mit --output_format tfjs_layers_model um.",
  noDescription: "Diese Datei beschreibt kein Netz. Wähle die model.json eines LayersModels.",
  unknownNetwork: "Diese Art von Netz unterstützt Hanger nicht. Wähle die model.json eines LayersModels.",
  noLayers: "Dieses Netz hat keine Schichten.",
  sameNames: "Zwei Schichten dieses Netzes heißen gleich. Benenne eine um und speichere das Netz neu.",
  unknownLayer: (kind) => `Dieses Netz hat eine Schicht vom Typ „${kind}“, die Hanger nicht unterstützt.`,
  unknownSetting: (setting, layer) =>
    `Hanger unterstützt die Einstellung „${setting}“ der Schicht „${layer}“ nicht.`,
  channelsFirst: (layer) =>
    `Die Schicht „${layer}“ erwartet die Kanäle zuerst. Hanger stellt sie ans Ende: Trainiere das Netz so.`,
  untrueSetting: (setting, layer) => `Die Einstellung „${setting}“ der Schicht „${layer}“ ist ungültig.`,
  unknownActivation: (activation) =>
    `Dieses Netz nutzt die Aktivierung „${activation}“, die Hanger nicht unterstützt. Nimm relu oder eine andere der üblichen von Keras.`,
  untrueActivation:
    "Dieses Netz nutzt eine Aktivierung, die Hanger nicht unterstützt. Nimm relu oder eine andere der üblichen von Keras.",
  noInputShape: "Dieses Netz gibt nicht an, wie groß seine Eingabebilder sind.",
  moreThanOne: {
    input: "Dieses Netz hat mehr als einen Eingang. Hanger unterstützt einen Eingang und einen Ausgang.",
    output: "Dieses Netz hat mehr als einen Ausgang. Hanger unterstützt einen Eingang und einen Ausgang.",
  },
  usedOften: (layer) =>
    `Die Schicht „${layer}“ wird mehrmals oder gar nicht benutzt; das unterstützt Hanger nicht.`,
  otherInput: (shape) =>
    `Dieses Netz erwartet ${shape}. Hanger gibt ihm Bilder mit 8 bis 512 Pixeln je Seite und einem, drei oder vier Kanälen.`,
  numberInput: "Dieses Netz erwartet einzelne Zahlen. Hanger gibt ihm Bilder mit 8 bis 512 Pixeln je Seite.",
  noSoftmax:
    "Dieses Netz gibt keine Wahrscheinlichkeiten: Seine letzte Schicht muss Softmax oder Sigmoid haben.",
  misfit: "Die Schichten dieses Netzes passen nicht zusammen. Speichere es neu und öffne die neue Datei.",
  largeOutput: (layer, shape) =>
    `Die Schicht „${layer}“ dieses Netzes gibt ${shape} aus; das ist hier zu viel.`,
  largeWindow: (layer: string) =>
    `Der Filter oder das Fenster der Schicht „${layer}“ ist zu groß für das, was hineinkommt. Mach es kleiner und trainiere das Netz noch einmal.`,
  tooSlow: "Dieses Netz braucht zu viele Rechenschritte für ein Handy. Wähle ein kleineres.",
  noClasses: "Dieses Netz gibt nicht einen Wert für jede Klasse aus.",
  oneOutput:
    "Dieses Netz antwortet mit einer einzigen Zahl. Hanger braucht eine für jede Klasse: Lass es mit einer Dense-Schicht mit zwei Einheiten und Softmax enden.",
  classCount: (classes) => `Dieses Netz hat ${classes} Klassen. Hanger unterstützt 2 bis 1.000.`,
  otherNames: (names, classes) => `Es gibt ${names} Klassennamen, aber das Netz hat ${classes} Klassen.`,
  cannotRun:
    "Dieses Netz ließ sich hier nicht ausführen. Vielleicht braucht es etwas, das diesem Gerät fehlt.",
  noProbabilities: "Dieses Netz gab im Test keine Wahrscheinlichkeiten aus. Trainiere es noch einmal.",

  weightsUntrue:
    "Die Liste der Gewichte dieses Netzes ist ungültig. Speichere es neu und öffne die neue Datei.",
  weightsCut: (needed, there) =>
    `Die Gewichte sind nicht vollständig: Dieses Netz braucht ${needed} Bytes, es sind aber ${there}.`,
  weightsNoNumbers:
    "Einige Gewichte dieses Netzes sind keine Zahlen: Sein Training ist schiefgegangen. Trainiere es noch einmal.",
  weightsMissing: (name) => `Die Gewichte „${name}“ dieses Netzes fehlen.`,
  weightsMisfit: (name) => `Die Form der Gewichte „${name}“ passt nicht zu ihrer Schicht.`,
  fewWeights: "Bei einigen Schichten dieses Netzes fehlen Gewichte oder passen nicht.",

  notCalibrated: "Dieses Netz endet nicht in einer Schicht, die sich kalibrieren lässt.",
  noLayerInOnnx: (layer, kind) =>
    `Die Schicht „${layer}“ lässt sich nicht als ONNX schreiben: Hanger übersetzt keine ${kind}-Schicht.`,
  noActivationInOnnx: (layer, activation) =>
    `Die Schicht „${layer}“ lässt sich nicht als ONNX schreiben: Hanger übersetzt die Aktivierung ${activation} nicht.`,
} satisfies typeof english;
