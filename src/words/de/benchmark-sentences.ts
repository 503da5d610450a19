import type english from "../en/benchmark-sentences";

export default {
  beforeItsTurn: "Gestoppt, bevor es an der Reihe war.",
  crashed: "Der Worker ist abgestürzt.",
  answersDiffer: "Die Antworten weichen von denen in reinem JavaScript ab.",
  answersNoNumbers: "Die Antworten sind keine Zahlen.",
  nothingMeasured: "Gestoppt, bevor etwas gemessen war.",
  noBackend: (reason) => `Kein Backend konnte mit diesem Netz rechnen. ${reason}`,
  measurementLost: "Die Messung ging mit ihrem Worker verloren.",
  noLongerKept: "Dieses Ergebnis ist nicht mehr auf diesem Gerät.",
  roomFor: (count) =>
    `Es ist Platz für ${count} Ergebnisse. Lösche einige, die du nicht mehr brauchst, und versuche es noch einmal.`,
  refused: (name, wrong) => `${name} ${wrong}`,
  unreadable: "konnte nicht gelesen werden. Wähle noch einmal aus.",
  tooLarge: "ist zu groß für ein Messergebnis.",
  noResult: "enthält kein Messergebnis.",
  laterVersion:
    "stammt aus einer neueren Version von Hanger. Aktualisiere Hanger und versuche es noch einmal.",
  damagedLink: "ist beschädigt: Ein Teil davon fehlt oder wurde verändert.",
  cannotBeTrue: (place) => `enthält ein ungültiges Ergebnis, bei „${place ?? "oberste Ebene"}“.`,
} satisfies typeof english;
