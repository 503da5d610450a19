import type english from "../en/take-along";

export default {
  damaged: "Diese Datei ist beschädigt oder abgeschnitten. Kopiere sie noch einmal, dann öffne sie wieder.",
  unreadable: "Diese Datei ließ sich nicht bis zum Ende lesen. Wähle sie noch einmal.",

  noZip: "Das ist keine Zip-Datei. Wähle eine andere.",
  tooMuchForOneFile:
    "Das ist mehr, als in eine Datei von 4 GB passt. Lösche Fotos, die du nicht mehr brauchst.",
  zip64: "Diese Zip-Datei ist von der Art für mehr als 4 GB (Zip64), die Hanger nicht öffnet.",
  zipPart: "Diese Zip-Datei ist ein Teil von mehreren. Füge die Teile zusammen, dann öffne das Ganze.",
  password: "Diese Zip-Datei hat ein Passwort. Speichere sie ohne, dann öffne sie wieder.",
  unknownPacking:
    "Diese Zip-Datei ist auf eine Weise gepackt, die Hanger nicht kennt. Pack sie neu als einfaches Zip.",
  unsafeNames:
    "Diese Zip-Datei enthält Namen, die aus ihrem Ordner hinausführen. Das ist nicht sicher; sie wurde nicht geöffnet.",
  sameNames:
    "Diese Zip-Datei enthält zwei Dateien mit demselben Namen. Sie ist nicht von Hanger und wurde nicht geöffnet.",
  zipTooLarge: "Diese Zip-Datei wird entpackt größer, als Hanger aufnimmt. Sie wurde nicht geöffnet.",

  noCollection: "Diese Datei enthält keine Sammlung aus Hanger. Wähle die Datei, die Hanger gespeichert hat.",
  networkNotCollection:
    "Diese Datei enthält ein Netz, keine Sammlung. Wähle sie unter „Ein Modell mitbringen“.",
  collectionTooLarge: "In dieser Datei steht mehr, als eine Sammlung haben kann. Sie wurde nicht geöffnet.",
  newer: "Diese Datei ist von einem neueren Hanger. Aktualisiere dieses, dann öffne die Datei wieder.",
  untrue: "In dieser Datei steht ganz oben etwas, das nicht stimmen kann. Sie wurde nicht geöffnet.",
  untrueAt: (place) =>
    `In dieser Datei steht bei „${place}“ etwas, das nicht stimmen kann. Sie wurde nicht geöffnet.`,
  partsMissing: "Teile dieser Datei fehlen. Speichere sie auf dem anderen Gerät noch einmal.",
  holdsMore: "Diese Datei enthält mehr als eine Sammlung aus Hanger. Sie wurde nicht geöffnet.",
  photoUntrue:
    "Eines der Fotos in dieser Datei ist kein Bild von der Größe, die dabeisteht. Sie wurde nicht geöffnet.",
  networkUntrue: "In dieser Datei steht mehr über ein Netz, als es zu sagen gibt. Sie wurde nicht geöffnet.",
  tooManyClasses: (most) =>
    `Zusammen wären es mehr als ${most} Klassen. Lösche erst einige oder lege sie zusammen.`,
  noRoom: (added, total) =>
    `Dieses Gerät hat keinen Platz mehr: ${added} von ${total} Fotos wurden hinzugefügt. Schaffe etwas Platz, dann öffne dieselbe Datei noch einmal für den Rest.`,
} satisfies typeof english;
