import type english from "../en/engines";

export default {
  titles: { litert: "LiteRT", "onnxruntime-web": "ONNX Runtime" },
  notFetched: (engine) =>
    `${engine} ließ sich nicht herunterladen. Prüfe die Verbindung und miss noch einmal.`,
  notOnServer: (engine) =>
    `${engine} liegt nicht auf diesem Server. Alles andere geht auch ohne; wer den Server betreibt, kann den Ordner „engines“ hinzufügen.`,
  wrongBytes: (engine) =>
    `Was der Server geschickt hat, ist nicht ${engine}, sondern etwas anderes, etwa die Anmeldeseite eines WLANs. Es wurde nicht benutzt. Miss noch einmal, dann wird es noch einmal heruntergeladen.`,
  notStarted: (engine, reason) => `${engine} startete in diesem Browser nicht: ${reason}`,
  notRun: (engine, reason) => `${engine} konnte mit diesem Netz nicht rechnen: ${reason}`,
  noGraphs: (engine) => `Hanger schreibt Netze aus Schichten für ${engine}, keine GraphModels.`,
  nothingToWrite:
    "Kein Backend konnte mit diesem Netz rechnen. Deshalb ließ es sich auch nicht für eine andere Engine schreiben.",
  inputType: (engine, input, type) =>
    `Hanger kann für ${engine} keine Eingabe vom Typ ${type} erzeugen: „${input}“.`,
  inputTooLarge: (engine) =>
    `Dieses Netz nimmt auf einmal mehr als 100 MB entgegen. Das ist zu viel, um ${engine} damit zu messen.`,

  alone: (engine) => `Nur ${engine} rechnet mit dieser Datei, deshalb wird nicht trainiert.`,
  notTflite:
    "Das ist keine TensorFlow-Lite-Datei, oder sie ist beschädigt. Kopiere sie noch einmal, oder wandle das Netz noch einmal um, und öffne die neue Datei.",
  notOnnx:
    "Das ist keine ONNX-Datei, oder sie ist beschädigt. Kopiere sie noch einmal, oder exportiere das Netz noch einmal, und öffne die neue Datei.",
  outsideData:
    "Diese ONNX-Datei hat ihre Gewichte in einer anderen Datei. Speichere sie mit den Gewichten darin, und öffne sie noch einmal.",
} satisfies typeof english;
