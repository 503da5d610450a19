import type english from "../en/worker";

export default {
  wentWrong:
    "In Hanger ist etwas schiefgegangen. Versuche es noch einmal. Wenn es wieder passiert, lade die Seite neu.",
  notStarted: "Hanger ist noch nicht gestartet. Lade die Seite neu und versuche es noch einmal.",

  slow: "Der schnelle Teil von Hanger konnte hier nicht geladen werden, darum dauern Antworten länger. Lade die Seite neu, um es noch einmal zu versuchen.",
  backendUnavailable: (backend) => `${backend} gibt es hier nicht; Hanger nutzt ein anderes Backend.`,
  noBackend: "Dieser Browser kann das Netz nicht ausführen. Aktualisiere ihn oder nimm einen anderen.",
  backendReplaced: (failed, next) =>
    `${failed} ist ausgefallen. Hanger rechnet mit ${next} weiter; nichts geht verloren.`,
  nothingComputes:
    "Dieses Gerät konnte das nicht berechnen. Schließe andere Apps und lade die Seite neu oder wähle ein anderes Netz.",
  backendNotStarted: (backend) => `Das Backend ${backend} ließ sich auf diesem Gerät nicht starten.`,
  answersDiffer: "Seine Antworten weichen von den Referenzantworten ab.",
  noSimd: "Dieser Browser unterstützt WebAssembly-SIMD nicht.",
  notIsolated:
    "Diese Seite ist nicht „cross-origin isolated“ und kann darum keinen Speicher zwischen Threads teilen.",
  singleCore: "Dieses Gerät hat nur einen Kern.",
  noThreads: "Dieser Browser unterstützt keine WebAssembly-Threads.",
  noWebAssembly: "Dieser Browser unterstützt WebAssembly nicht.",
  noWebGl: "Dieser Browser unterstützt WebGL 2 nicht in Workern.",
  noWebGpu: "Dieser Browser bietet keinen WebGPU-Adapter.",

  heldByEarlier:
    "In einem anderen Fenster ist eine ältere Version von Hanger offen. Schließe alle anderen Fenster von Hanger und lade dieses neu; bis dahin wird nichts gespeichert.",
  notOpened:
    "Der Browser hat die Daten von Hanger nicht geöffnet, vielleicht weil ein anderes Fenster von Hanger sie gerade ändert. Schließe die anderen Fenster und lade dieses neu; bis dahin wird nichts gespeichert.",
  dataLost:
    "Der Browser konnte nicht lesen, was Hanger auf diesem Gerät gespeichert hatte, und hat es gelöscht: Fotos, Klassen und Netze sind weg. Wenn du eine Sicherungsdatei hast, öffne sie unter Fotos.",
  usedByNewer:
    "Die Daten hier gehören zu einer neueren Version von Hanger. Lade die Seite neu, um sie zu bekommen; bis dahin wird nichts gespeichert.",
  keepsNothing: "Dieses Fenster speichert nichts: Was Hanger hier lernt, ist weg, sobald du es schließt.",
  noRoom:
    "Dafür ist auf diesem Gerät kein Platz mehr. Schaffe etwas Platz oder lösche Modelle, die du nicht mehr brauchst.",
  notEncrypted:
    "Diese Seite kam über http ohne Verschlüsselung. Kamera und Nutzung ohne Netz sind deshalb aus. Öffne sie mit https.",
  storageRefused:
    "Der Browser konnte seine Daten nicht lesen oder speichern. Schließe andere Fenster von Hanger und versuche es noch einmal.",

  modelTitles: { camera: "Kamera", "fashion-mnist": "Fashion-MNIST" },
  modelUnknown: (name) => `Es gibt kein Modell „${name}“.`,
  modelDamaged: (name) =>
    `Das Modell „${name}“ ist beschädigt und lässt sich nicht verwenden. Wähle ein anderes.`,
  networkArrivedDamaged:
    "Das heruntergeladene Netz ist beschädigt. Prüfe die Verbindung und lade die Seite neu.",
  networkNotLoaded: "Das Netz konnte nicht geladen werden. Geh einmal online und lade die Seite neu.",
  noModel: "Es ist kein Modell geladen. Lade die Seite neu und versuche es noch einmal.",
  noNetworkInFile: "Diese Datei enthält kein Netz, das Hanger ausführen kann.",
  shippedModelStays: "Ein Modell, das zu Hanger gehört, lässt sich nicht löschen.",
  modelInUse: "Dieses Modell ist aktiv. Wähle erst ein anderes, dann lösche es.",
  titleLength: (most) => `Ein Name muss 1 bis ${most} Zeichen haben. Wähle einen anderen.`,

  runGone: "Dieses Training ist nicht mehr auf diesem Gerät gespeichert.",
  trainedHere: (images, epochs) =>
    `Auf diesem Gerät mit ${images} Bildern in ${epochs === 1 ? "1 Epoche" : `${epochs} Epochen`} trainiert.`,
  diverged:
    "Das Training ist divergiert: Der Fehler (Loss) ist keine Zahl mehr. Versuche es mit einer kleineren Lernrate; der letzte gute Stand ist gespeichert.",
  notTrainable:
    "Dieses Netz antwortet nicht mit einer Wahrscheinlichkeit für jede Klasse und lässt sich darum hier nicht trainieren.",
} satisfies typeof english;
