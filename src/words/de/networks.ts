import type english from "../en/networks";

export default {
  untitled: "Importiertes Netz",
  description: "Aus einer Datei importiert.",
  numberedClass: (number) => `Klasse ${number}`,

  chooseNetwork:
    "Wähle ein Netz: eine .keras-, .h5-, .onnx- oder Zip-Datei oder seine model.json zusammen mit den Gewichten.",
  chooseModelJson:
    "Wähle eine .keras- oder .h5-Datei oder die model.json des Netzes zusammen mit seinen Gewichten.",
  tooLarge: "Dieses Netz ist größer als 100 MB und damit zu groß für Hanger.",
  kerasDamaged:
    "Diese Datei ist unvollständig oder beschädigt. Kopiere sie noch einmal oder speichere das Netz neu, und öffne die neue Datei.",
  kerasOtherForm:
    "Diese Datei enthält ihre Werte in einer Form, die Hanger nicht liest, etwa komprimiert. Lade das Netz in Keras, speichere es mit model.save und öffne die neue Datei.",
  weightsOnly:
    "Diese Datei enthält Gewichte ohne ihr Netz. Speichere beides mit model.save und öffne diese Datei.",
  savedModel:
    'Das ist ein SavedModel, das Hanger nicht öffnen kann. Speichere das Netz dort, wo es entstand, mit model.save("netz.keras") und öffne diese Datei.',
  tfLite:
    "Das ist eine Datei von TensorFlow Lite, die Hanger nicht öffnen kann: Ihre Schichten sind verloren. Öffne die .keras- oder .h5-Datei, aus der sie entstand; bei Teachable Machine exportiere für TensorFlow.js.",
  onnxOperations: (names, more) =>
    `Diese ONNX-Datei enthält Operationen, die in Hanger keine Schichten sind: ${names.join(", ")}${more ? " und weitere" : ""}. Öffne das Netz in seiner früheren Form: als .keras- oder .h5-Datei oder als LayersModel.`,
  onnxForm: (operation) =>
    `Diese ONNX-Datei enthält die Operation „${operation}“ in einer Form, die in Hanger keine Schicht ist. Öffne das Netz in seiner früheren Form: als .keras- oder .h5-Datei oder als LayersModel.`,
  onnxTooManyOperations:
    "Diese ONNX-Datei enthält mehr Operationen, als Hanger liest. Wähle ein kleineres Netz.",
  onnxValues: (name) =>
    `Die Gewichte „${name}“ dieser ONNX-Datei haben eine Form, die Hanger nicht liest, etwa eine quantisierte. Exportiere das Netz mit Gewichten in float32 und öffne die neue Datei.`,
  pyTorch:
    "Das ist eine Datei von PyTorch, die Hanger nicht öffnen kann: Sie enthält keine Schichten, die andere Programme kennen. Exportiere das Netz in PyTorch mit torch.onnx.export und öffne die .onnx-Datei.",
  teachableProject:
    "Das ist ein Projekt von Teachable Machine und kein Netz. Seine Bilder bekommst du, wenn du es unter „Daten sichern oder übertragen“ öffnest. Für sein Netz exportiere das Modell in Teachable Machine für TensorFlow.js und öffne diese Zip-Datei.",
  unknownFile: (ending) =>
    `Hanger kann kein Netz aus einer .${ending}-Datei lesen. Wähle eine .keras- oder .h5-Datei oder ein LayersModel von TensorFlow.js.`,
  fileUnreadable: (name) => `Die Datei ${name} ließ sich nicht lesen. Wähle sie noch einmal.`,
  weightsFileMissing: (name) =>
    `Die Gewichtsdatei ${name} fehlt. Wähle alle Dateien des Netzes zusammen aus.`,
  collectionNotNetwork: "Diese Datei enthält eine Sammlung. Öffne sie unter „Daten sichern oder übertragen“.",
  several: "Diese Dateien enthalten mehrere Netze. Öffne eines nach dem anderen.",
  noneInZip:
    "Diese Zip-Datei enthält kein Netz: weder eine model.json noch eine .keras-, .h5- oder .onnx-Datei.",

  descriptionTooLarge:
    "Diese Datei ist zu groß, um ein Netz zu beschreiben. Wähle die model.json eines LayersModels oder eine .keras- oder .h5-Datei.",
  graphModel:
    "Das ist ein GraphModel, das keine Schichten mehr hat. Öffne die .keras- oder .h5-Datei, aus der es entstand.",
  graphUnread: (names, more) =>
    `Dieses GraphModel enthält Operationen, die in Hanger keine Schichten sind: ${names.join(", ")}${more ? " und weitere" : ""}. Öffne die .keras- oder .h5-Datei, aus der es gemacht wurde.`,
  graphForm: (op) =>
    `Dieses GraphModel enthält die Operation „${op}“ in einer Form, die in Hanger keine Schicht ist. Öffne die .keras- oder .h5-Datei, aus der es gemacht wurde.`,
  noDescription:
    "Diese Datei beschreibt kein Netz. Wähle eine .keras- oder .h5-Datei oder die model.json eines LayersModels.",
  unknownNetwork:
    "Diese Art von Netz unterstützt Hanger nicht. Es öffnet sequenzielle und funktionale von Keras und TensorFlow.js.",
  noLayers: "Dieses Netz hat keine Schichten. Füge welche hinzu, trainiere es und speichere es neu.",
  sameNames: "Zwei Schichten dieses Netzes heißen gleich. Benenne eine um und speichere das Netz neu.",
  unknownLayer: (kind) =>
    `Dieses Netz hat eine Schicht vom Typ „${kind}“, die Hanger nicht unterstützt. Trainiere eines ohne sie oder wähle ein anderes Netz.`,
  unknownLayers: (kinds, more) =>
    `Dieses Netz hat Schichten, deren Typen Hanger nicht unterstützt: ${kinds.join(", ")}${more ? " und weitere" : ""}. Trainiere eines ohne sie oder wähle ein anderes Netz.`,
  unknownSetting: (setting, layer) =>
    `Hanger unterstützt die Einstellung „${setting}“ der Schicht „${layer}“ nicht. Lass sie so, wie Keras sie vorgibt, und trainiere das Netz noch einmal.`,
  channelsFirst: (layer) =>
    `Die Schicht „${layer}“ erwartet die Kanäle zuerst. Hanger stellt sie ans Ende: Trainiere das Netz so.`,
  untrueSetting: (setting, layer) =>
    `Die Einstellung „${setting}“ der Schicht „${layer}“ ist ungültig. Berichtige sie dort, wo das Netz entstand, und speichere es neu.`,
  unknownActivation: (activation) =>
    `Dieses Netz nutzt die Aktivierung „${activation}“, die Hanger nicht unterstützt. Nimm relu oder eine andere der üblichen von Keras.`,
  untrueActivation:
    "Dieses Netz nutzt eine Aktivierung, die Hanger nicht unterstützt. Nimm relu oder eine andere der üblichen von Keras.",
  noInputShape:
    "Dieses Netz gibt nicht an, wie groß seine Eingabebilder sind. Baue es mit einer festen Größe wie 64 × 64 × 3, lade seine Gewichte und speichere es neu.",
  moreThanOne: {
    input:
      "Dieses Netz hat mehr als einen Eingang. Hanger unterstützt einen Eingang und einen Ausgang: Speichere den Teil, der nur ein Bild braucht, als Netz.",
    output:
      "Dieses Netz hat mehr als einen Ausgang. Hanger unterstützt einen Eingang und einen Ausgang: Speichere es als Netz, das mit dem endet, der die Klasse nennt.",
  },
  usedOften: (layer) =>
    `Die Schicht „${layer}“ wird mehrmals oder gar nicht benutzt; das unterstützt Hanger nicht. Gib jeder Stelle eine eigene Schicht und trainiere das Netz noch einmal.`,
  otherInput: (shape) =>
    `Dieses Netz erwartet ${shape}. Hanger gibt ihm Bilder mit 8 bis 512 Pixeln je Seite und einem, drei oder vier Kanälen. Wähle ein Netz für solche Bilder.`,
  numberInput:
    "Dieses Netz erwartet einzelne Zahlen. Hanger gibt ihm Bilder mit 8 bis 512 Pixeln je Seite. Wähle ein Netz für Bilder.",
  noSoftmax:
    "Dieses Netz gibt keine Wahrscheinlichkeiten: Gib seiner letzten Schicht Softmax oder Sigmoid und trainiere es noch einmal.",
  misfit: "Die Schichten dieses Netzes passen nicht zusammen. Speichere es neu und öffne die neue Datei.",
  largeOutput: (layer, shape) =>
    `Die Schicht „${layer}“ dieses Netzes gibt ${shape} aus, mehr als ein Handy fassen kann. Mach sie kleiner und trainiere das Netz noch einmal.`,
  nothingLeft:
    "Ein Filter, ein Fenster oder ein Zuschnitt in diesem Netz ist größer als das Bild, das hineinkommt, sodass nichts übrig bleibt. Mach es kleiner und trainiere das Netz noch einmal.",
  largeWindow: (layer: string) =>
    `Der Filter oder das Fenster der Schicht „${layer}“ ist zu groß für das, was hineinkommt. Mach es kleiner und trainiere das Netz noch einmal.`,
  tooSlow: "Dieses Netz braucht zu viele Rechenschritte für ein Handy. Wähle ein kleineres.",
  notFourChannels: "Dieses Netz nimmt keine vier Kanäle, über die etwas zu sagen wäre.",
  noClasses:
    "Dieses Netz gibt nicht einen Wert für jede Klasse aus. Lass es mit einer Dense-Schicht mit einer Einheit je Klasse und Softmax enden und trainiere es noch einmal.",
  oneOutput:
    "Dieses Netz antwortet mit einer einzigen Zahl. Hanger braucht eine für jede Klasse: Lass es mit einer Dense-Schicht mit zwei Einheiten und Softmax enden.",
  classCount: (classes) =>
    `Dieses Netz hat ${classes} Klassen. Hanger unterstützt 2 bis 1.000: Trainiere eines für weniger.`,
  otherNames: (names, classes) =>
    `Es gibt ${names} Klassennamen, aber das Netz hat ${classes} Klassen. Wähle eine Datei mit einem Namen für jede, einem in jeder Zeile.`,
  cannotRun:
    "Dieses Netz ließ sich hier nicht ausführen. Vielleicht braucht es etwas, das diesem Gerät fehlt: Wähle ein kleineres oder versuche es mit einem anderen Browser.",
  noProbabilities:
    "Dieses Netz gab im Test keine Wahrscheinlichkeiten aus: Sie lagen unter 0 oder ergaben zusammen nicht 1. Lass es mit Softmax enden und trainiere es noch einmal.",

  graphUntrue:
    "Der Graph dieses Modells ist ungültig. Wandle das Modell noch einmal um und öffne dann die neuen Dateien.",
  graphOperations: (names: readonly string[], more: boolean) =>
    `Dieses Graphmodell hat Operationen, die TensorFlow.js nicht kennt: ${names.join(", ")}${more ? " und weitere" : ""}. Wandle es ohne sie um oder wähle ein anderes.`,
  graphSetting: (setting: string, operation: string) =>
    `Die Einstellung „${setting}“ der Operation „${operation}“ ist ungültig. Wandle das Modell noch einmal um und öffne dann die neuen Dateien.`,
  graphTooLarge: (operation: string) =>
    `Die Operation „${operation}“ dieses Graphmodells erzeugt mehr Werte, als auf ein Telefon passen. Wähle ein kleineres Modell.`,
  graphInputs:
    "Dieses Graphmodell sagt nicht, was es als Eingabe braucht. Wandle es noch einmal mit einer Signatur um.",
  graphInputType: (input: string) =>
    `Die Eingabe „${input}“ dieses Graphmodells nimmt keine Zahlen. Hanger misst Modelle, die das tun.`,
  graphInputShape: (input: string) =>
    `Dieses Graphmodell sagt nicht, wie viele Dimensionen seine Eingabe „${input}“ hat. Wandle es noch einmal mit einer Signatur um.`,
  graphUntrained: "Ein Graphmodell hat statt Schichten Operationen und wird deshalb nicht trainiert.",
  graphKernel: (kernel: string, backend: string) =>
    `TensorFlow.js hat für das Backend ${backend} keinen Kernel ${kernel}.`,
  graphFailed: (reason: string) => `TensorFlow.js konnte dieses Graphmodell nicht ausführen: ${reason}`,

  weightsUntrue:
    "Die Liste der Gewichte dieses Netzes ist ungültig. Speichere es neu und öffne die neue Datei.",
  weightsCut: (needed, there) =>
    `Die Gewichte sind nicht vollständig: Dieses Netz braucht ${needed} Bytes, es sind aber ${there}. Kopiere seine Dateien noch einmal oder lade sie neu herunter.`,
  weightsNoNumbers:
    "Einige Gewichte dieses Netzes sind keine Zahlen: Sein Training ist schiefgegangen. Trainiere es noch einmal.",
  weightsMissing: (name) =>
    `Die Gewichte „${name}“ dieses Netzes fehlen. Speichere es neu und öffne die neuen Dateien.`,
  weightsMisfit: (name) =>
    `Die Form der Gewichte „${name}“ passt nicht zu ihrer Schicht. Wähle die Gewichte, die mit diesem Netz gespeichert wurden.`,
  fewWeights:
    "Bei einigen Schichten dieses Netzes fehlen Gewichte oder passen nicht. Wähle die Gewichte, die mit ihm gespeichert wurden.",

  notCalibrated: "Dieses Netz endet nicht in einer Schicht, die sich kalibrieren lässt.",
  formats: { onnx: "ONNX", tflite: "TensorFlow Lite" },
  noLayerIn: (format, layer, kind) =>
    `Die Schicht „${layer}“ lässt sich nicht als ${format} schreiben: Hanger übersetzt keine ${kind}-Schicht.`,
  usedTwiceIn: (format, layer) =>
    `Die Schicht „${layer}“ lässt sich nicht als ${format} schreiben: Das Netz benutzt sie mehr als einmal.`,
  noActivationIn: (format, layer, activation) =>
    `Die Schicht „${layer}“ lässt sich nicht als ${format} schreiben: Hanger übersetzt die Aktivierung ${activation} nicht.`,
} satisfies typeof english;
