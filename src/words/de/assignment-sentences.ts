import type english from "../en/assignment-sentences";

export default {
  noAssignment: "enthält keine Aufgabe. Wähle die Datei oder öffne den Link, den du bekommen hast.",
  noAnswers:
    "enthält keine Antworten auf eine Aufgabe. Wähle eine Datei mit Antworten oder füge einen ganzen Code ein.",
  tooLarge: "ist zu groß für eine Aufgabe oder für Antworten.",
  laterVersion:
    "stammt aus einer neueren Version von Hanger. Aktualisiere Hanger und versuche es noch einmal.",
  cutShort:
    "ist beschädigt: Ein Teil davon fehlt oder wurde verändert. Lass dir das Original noch einmal schicken.",
  unreadable: "konnte nicht gelesen werden. Wähle noch einmal aus.",
  cannotBeTrue: (place) =>
    `enthält etwas, das es in keiner Aufgabe gibt, bei „${place ?? "oberste Ebene"}“. Lass dir das Original noch einmal schicken.`,
  noSuchNetwork: (step) =>
    `fragt in Schritt ${step} nach einer Schicht oder einem Netz, das es nicht gibt. Lass dir das Original noch einmal schicken.`,
  otherAssignment:
    "beantwortet eine andere Aufgabe oder eine andere Fassung von dieser. Öffne die Aufgabe, zu der die Antworten gehören.",

  refused: (name, wrong) => `${name} ${wrong}`,
  thisAssignment: "Diese Aufgabe",

  gone: "Diese Aufgabe ist nicht auf diesem Gerät. Öffne ihren Link oder ihre Datei noch einmal.",
  nothingAnswered: "Noch ist nichts beantwortet. Beantworte mindestens einen Schritt.",
  roomForAssignments: (count) =>
    `Es ist Platz für ${count} Aufgaben. Lösche einige, die du nicht mehr brauchst, und versuche es noch einmal.`,
  roomForAnswers: (count) =>
    `Es ist Platz für die Antworten von ${count} Personen auf eine Aufgabe. Lösche einige und versuche es noch einmal.`,

  shapeAsNumbers: "Schreib sie als Zahlen, etwa 28×28×1.",
  oneNumber: "Schreib sie als eine Zahl, etwa 640.",
  nineNumbers: "Jedes Feld braucht eine Zahl, etwa -1, 0.5 oder 1/9.",
  leavesPlain: "Er macht einfarbige Flächen nicht schwarz: Seine Gewichte müssen zusammen 0 ergeben.",
  leavesOthers: {
    horizontal: "Er lässt auch senkrechte Linien stehen: Jede seiner Spalten muss zusammen 0 ergeben.",
    vertical: "Er lässt auch waagerechte Linien stehen: Jede seiner Zeilen muss zusammen 0 ergeben.",
  },
  leavesNone: {
    horizontal: "Er lässt keine waagerechten Linien stehen: Nicht alle seine Zeilen dürfen 0 ergeben.",
    vertical: "Er lässt keine senkrechten Linien stehen: Nicht alle seine Spalten dürfen 0 ergeben.",
    edges: "Er lässt waagerechte und senkrechte Kanten nicht gleichermaßen stehen.",
  },
  notAccurate: (accuracy, wanted) => `Seine Trefferquote ist ${accuracy}, verlangt sind ${wanted}.`,
  tooManyParameters: (parameters, most) =>
    `Es hat ${parameters} Parameter, verlangt sind weniger als ${most}.`,
  noSuchExperiment: "Ein solches Netz gibt es nicht.",
} satisfies typeof english;
