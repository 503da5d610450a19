import type english from "../en/worker";

export default {
  wentWrong:
    "In Hanger ist etwas schiefgegangen. Versuche es noch einmal; passiert es wieder, lade die Seite neu.",
  notStarted: "Starte Hanger, bevor du etwas von ihm verlangst.",

  slow: "Der schnelle Teil von Hanger konnte hier nicht geladen werden, darum dauern Antworten länger. Lade die Seite neu, um es noch einmal zu versuchen.",
  backendUnavailable: (backend) => `${backend} gibt es hier nicht; Hanger rechnet auf andere Weise.`,
  noBackend: "In diesem Browser kann das Netz nicht laufen. Aktualisiere ihn oder nimm einen anderen.",
  backendReplaced: (failed, next) =>
    `${failed} ist ausgefallen. Hanger rechnet mit ${next} weiter; nichts geht verloren.`,
  nothingComputes:
    "Nichts auf diesem Gerät konnte das berechnen. Schließe andere Apps und lade die Seite neu, oder wähle ein anderes Netz.",
  backendNotStarted: (backend) => `Das Backend ${backend} ließ sich auf diesem Gerät nicht starten.`,
  answersDiffer: "Seine Antworten weichen von den Referenzantworten ab.",
  noSimd: "Dieser Browser hat keine SIMD-Befehle für WebAssembly.",
  notIsolated:
    "Diese Seite ist nicht „cross-origin isolated“ und darf darum keinen Speicher zwischen Threads teilen.",
  singleCore: "Dieses Gerät hat nur einen Kern.",
  noThreads: "Dieser Browser hat keine WebAssembly-Threads.",
  noWebAssembly: "Dieser Browser hat kein WebAssembly.",
  noWebGl: "Dieser Browser bietet kein WebGL 2 in einem Worker.",
  noWebGpu: "Dieser Browser bietet keinen WebGPU-Adapter.",

  heldByEarlier:
    "Ein anderes Fenster hält die Daten für ein früheres Hanger fest. Schließe alle anderen Fenster davon und lade dieses neu; bis dahin wird nichts gespeichert.",
  usedByNewer:
    "Hier lief schon ein neueres Hanger, und seine Daten bleiben unberührt. Lade die Seite neu, um es zu bekommen; bis dahin wird nichts gespeichert.",
  keepsNothing: "Dieses Fenster speichert nichts: Was Hanger hier lernt, ist weg, sobald du es schließt.",
  noRoom:
    "Dafür hat dieses Gerät keinen Platz mehr. Schaffe etwas Platz, oder lösche Modelle, die du nicht mehr brauchst.",
  storageRefused:
    "Das Gerät hat sich geweigert, Daten zu speichern oder zu lesen. Schließe andere Fenster von Hanger und versuche es noch einmal.",

  modelTitles: { camera: "Kamera", "fashion-mnist": "Fashion-MNIST" },
  modelUnknown: (name) => `Es gibt kein Modell „${name}“.`,
  modelDamaged: (name) => `Das Modell „${name}“ ist beschädigt und nicht zu gebrauchen. Wähle ein anderes.`,
  networkArrivedDamaged: "Das Netz kam beschädigt an. Prüfe die Verbindung und lade die Seite neu.",
  networkNotLoaded: "Das Netz konnte nicht geladen werden. Geh einmal online und lade die Seite neu.",
  noModel: "Es ist kein Modell geladen. Lade die Seite neu und versuche es noch einmal.",
  noNetworkInFile: "Diese Datei enthält kein Netz, das in Hanger läuft.",
  shippedModelStays: "Ein Modell, das zu Hanger gehört, lässt sich nicht löschen.",
  modelInUse: "Dieses Modell ist aktiv. Wähle erst ein anderes, dann lösche es.",
  titleLength: (most) => `Ein Name hat 1 bis ${most} Zeichen. Schreib einen anderen.`,

  runGone: "Dieses Training ist nicht mehr auf diesem Gerät gespeichert.",
  trainedHere: (images, epochs) =>
    `Auf diesem Gerät mit ${images} Bildern in ${epochs === 1 ? "1 Epoche" : `${epochs} Epochen`} trainiert.`,
  diverged:
    "Das Training ist entgleist: Der Fehler ist keine Zahl mehr. Versuche es mit einer kleineren Lernrate; der letzte gute Stand ist gespeichert.",
  notTrainable:
    "Dieses Netz endet nicht in einer Dense-Schicht mit Softmax und lässt sich darum hier nicht trainieren.",
} satisfies typeof english;
