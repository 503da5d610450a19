import type english from "../en/answered";

export default {
  speakAnswers: "Antworten sprechen",
  takePicture: "Foto aufnehmen",
  lookAgain: "Noch einmal schauen",
  otherCamera: "Andere Kamera",
  zoom: "Zoom",
  light: "Licht",
  computedWith: "Berechnet mit",
  whatNetworkSees: "Was das Netz sieht",
  pictureNetworkSaw: (width, height) =>
    `Was das Netz gesehen hat: ein Bild mit ${width} mal ${height} Pixeln`,

  notSure: "Nicht sicher",
  closest: (classes) => `Am ehesten: ${classes}.`,
  advice: {
    moreLight: "Es ist dunkel: Mehr Licht hilft.",
    nothingThere: "Nichts hebt sich vom Hintergrund ab.",
    darkerGround: "Es hebt sich kaum ab: Nimm einen dunkleren Hintergrund.",
    lighterGround: "Es hebt sich kaum ab: Nimm einen helleren Hintergrund.",
    several: "Es sieht nach mehreren Dingen aus: Zeig eines nach dem anderen.",
    further: "Es reicht von Rand zu Rand: Geh einen Schritt zurück.",
    closer: "Es ist klein im Bild: Geh näher heran.",
    left: "Es liegt weit links: Ziele weiter nach links.",
    right: "Es liegt weit rechts: Ziele weiter nach rechts.",
    up: "Es liegt weit oben: Ziele höher.",
    down: "Es liegt weit unten: Ziele tiefer.",
  },

  youSaid: (className) => `${className}, sagst du`,
  hangerSaid: (className, share) => `Hanger hatte „${className}“ gesagt, ${share}.`,
  hangerWasNotSure: "Hanger war nicht sicher.",

  keepOrCorrect: "Behalten oder korrigieren",
  notRight: "Stimmt nicht?",
  tellWhatItIs: "Sag Hanger, was es ist",
  whatIsIt: "Was ist es?",
  keep: "Behalten",
  keepIn: (className) => `In „${className}“ behalten`,
  keptIn: (className) => `In „${className}“ behalten.`,
  alreadyIn: (className) => `Dieses Foto ist schon in „${className}“.`,
  movedTo: (className) => `Nach „${className}“ verschoben.`,
  notKept: "Das Foto wurde nicht gespeichert. Versuche es noch einmal.",
  undo: "Rückgängig",
  knowsNow: (className) => `Hanger zählt das ab jetzt als „${className}“.`,
  notLearned: "Noch nicht gelernt: Andere Antworten würden schlechter. Füge mehr Fotos davon hinzu.",
  learnedLater: "Hanger lernt es, sobald das Training oder die Messung vorbei ist.",
  whatItLearned: "Was Hanger gelernt hat",

  picturesSoFar: "Bilder bis jetzt",
  pictureTaken: "Aufgenommenes Bild",
  notListed: (pictures) =>
    pictures === 1
      ? "Ein weiteres ist nicht mehr aufgeführt."
      : `${pictures} weitere sind nicht mehr aufgeführt.`,
  notAnswered: (pictures) => `${pictures} Bilder wurden nicht beantwortet:`,

  background: (share) => `${share} dessen, was das Netz sieht, ist Hintergrund.`,
  seenPart: (part, background) =>
    `Das Netz sieht die ${part} dieses Fotos, wo sich etwas abhebt; ${background} davon sind Hintergrund.`,
  seenWhole: (background) => `Das Netz sieht das ganze Foto; ${background} davon sind Hintergrund.`,
  learnedFrom: (width, height) =>
    `Es hat aus hellen Kleidungsstücken auf Schwarz gelernt, ${width} mal ${height} Pixel groß. Siehst du im letzten Bild kein Kleidungsstück, dann sieht das Netz auch keines.`,
  seeInside: "Ins Netz hineinsehen",
  openPicture: "Bild öffnen",
  findGarment: "Kleidungsstück finden",
  askNetwork: "Netz fragen",
  pictureToAnswer: "Vom Bild bis zur Antwort",

  howHangerComputes: "Wie Hanger rechnet",
  waysTried:
    "Jedes Backend wurde auf diesem Gerät probiert. Die Liste zeigt, wie lange es das Netz nach einem Bild fragt. Hanger nutzt das schnellste, das richtig antwortet, wenn du kein anderes wählst.",
  wayToCompute: "Backend",
  fastest: "Das schnellste",
  fastestIs: (backend) => `Das schnellste: ${backend}`,
  measureAgain: "Neu messen",
  measuring: "Misst gerade ...",
  waits: "wartet",
  notMeasured: "nicht gemessen",
  statuses: { missing: "fehlt", failed: "fehlgeschlagen", wrong: "falsch", timeout: "zu langsam" },
} satisfies typeof english;
