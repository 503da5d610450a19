import type english from "../en/take-along";

export default {
  damaged: "Diese Datei ist beschädigt oder unvollständig. Kopiere sie noch einmal und öffne sie dann.",
  unreadable: "Diese Datei ließ sich nicht bis zum Ende lesen. Wähle sie noch einmal.",

  noZip: "Das ist keine Zip-Datei. Wähle eine andere.",
  tooMuchForOneFile: "Das passt nicht in eine Datei von 4 GB. Lösche Fotos, die du nicht mehr brauchst.",
  zip64: "Diese Zip-Datei hat das Format für mehr als 4 GB (Zip64), das Hanger nicht unterstützt.",
  zipPart: "Diese Zip-Datei ist ein Teil von mehreren. Füge die Teile zusammen und öffne die ganze Datei.",
  password: "Diese Zip-Datei hat ein Passwort. Speichere sie ohne Passwort und öffne sie dann.",
  unknownPacking:
    "Diese Zip-Datei ist mit einem Verfahren gepackt, das Hanger nicht unterstützt. Speichere sie als einfache Zip-Datei.",
  unsafeNames:
    "Diese Zip-Datei enthält Namen, die aus ihrem Ordner hinausführen. Das ist nicht sicher; sie wurde nicht geöffnet.",
  sameNames:
    "Diese Zip-Datei enthält zwei Dateien mit demselben Namen. Sie ist nicht von Hanger und wurde nicht geöffnet.",
  zipTooLarge: "Diese Zip-Datei ist entpackt zu groß für Hanger. Sie wurde nicht geöffnet.",

  noTeachableProject:
    "Das ist kein Projekt von Teachable Machine: Ihm fehlt das Manifest. Speichere das Projekt dort noch einmal und öffne die neue Datei.",
  noTeachablePictures:
    "Dieses Projekt von Teachable Machine enthält keine Bilder, die Hanger lesen kann. Es öffnet Bildprojekte; Töne und Posen haben hier keinen Platz.",
  noCollection: "Diese Datei enthält keine Sammlung aus Hanger. Wähle die Datei, die Hanger gespeichert hat.",
  networkNotCollection: "Diese Datei enthält ein Netz, keine Sammlung. Öffne sie unter „Modell importieren“.",
  collectionTooLarge:
    "Die Beschreibung in dieser Datei ist zu lang für eine Sammlung. Sie wurde nicht geöffnet.",
  newer:
    "Diese Datei stammt aus einer neueren Version von Hanger. Aktualisiere Hanger und öffne die Datei dann.",
  untrue: "Diese Datei ist auf ihrer obersten Ebene ungültig. Sie wurde nicht geöffnet.",
  untrueAt: (place) => `Diese Datei ist bei „${place}“ ungültig. Sie wurde nicht geöffnet.`,
  partsMissing: "Teile dieser Datei fehlen. Speichere sie auf dem anderen Gerät noch einmal.",
  holdsMore: "Diese Datei enthält mehr als eine Sammlung aus Hanger. Sie wurde nicht geöffnet.",
  photoUntrue:
    "Eines der Fotos in dieser Datei hat nicht die angegebene Größe. Die Datei wurde nicht geöffnet.",
  networkUntrue: "Die Beschreibung eines Netzes in dieser Datei ist zu lang. Sie wurde nicht geöffnet.",
  tooManyClasses: (most) =>
    `Zusammen wären es mehr als ${most} Klassen. Lösche erst einige oder lege sie zusammen.`,
  noRoom: (added, total) =>
    `Dieses Gerät hat keinen Platz mehr: ${added} von ${total} Fotos wurden hinzugefügt. Schaffe etwas Platz und öffne dieselbe Datei noch einmal, um den Rest hinzuzufügen.`,
} satisfies typeof english;
