import type english from "../en/answered";

export default {
  keepOrCorrect: "Behalten oder berichtigen",
  notRight: "Stimmt nicht?",
  tellWhatItIs: "Sag Hanger, was es ist",
  whatIsIt: "Was ist es?",
  keep: "Behalten",
  keepIn: (className) => `In „${className}“ behalten`,
  keptIn: (className) => `In „${className}“ behalten.`,
  alreadyIn: (className) => `Dieses Foto ist schon in „${className}“.`,
  movedTo: (className) => `Nach „${className}“ verschoben.`,
  notKept: "Das Foto wurde nicht behalten. Versuche es noch einmal.",
  undo: "Rückgängig",
  learnNow: "Jetzt lernen",

  learnedFrom: (width, height) =>
    `Das Netz hat von hellen Kleidungsstücken auf Schwarz gelernt, ${width} mal ${height} Punkte groß. Erkennst du auf dem letzten Bild kein Kleidungsstück, dann erkennt das Netz auch keines.`,
  openPicture: "Bild öffnen",
  findGarment: "Kleidungsstück finden",
  askNetwork: "Netz fragen",

  howHangerComputes: "Wie Hanger rechnet",
  waysTried:
    "Jeder Weg wurde auf diesem Gerät mit einem Bild probiert. Benutzt wird der schnellste, der richtig antwortet, solange du keinen anderen wählst.",
  wayToCompute: "Rechenweg",
  fastest: "Der schnellste",
  fastestIs: (backend) => `Der schnellste: ${backend}`,
  measureAgain: "Neu messen",
  measuring: "Misst ...",
  waits: "wartet",
  notMeasured: "nicht gemessen",
  statuses: { missing: "fehlt", failed: "gescheitert", wrong: "falsch", timeout: "zu langsam" },
} satisfies typeof english;
