import type english from "../en/spoken";

export default {
  title: "Gesprochene Antworten",
  on: "Antworten werden gesprochen. Berühre den Bildschirm oder drücke eine Taste, dann schweigt die Stimme.",
  start: "Nimm die Kamera oder wähle Fotos aus.",
  cameraOn:
    "Die Kamera ist an. Halte sie über ein Kleidungsstück; du hörst, was sie sieht und wohin du sie bewegen sollst. Das ganze Bild ist der Auslöser.",
  noVoice:
    "Dieser Browser hat keine deutsche Stimme, die ohne Netz spricht. Ein Screenreader liest diese Sätze stattdessen vor.",
  sayAgain: "Noch einmal sagen",

  sure: (garment, look, share) => `${garment}. ${look && `${look}. `}Zu ${share} sicher.`,
  seen: (garment, look) => `${garment}. ${look && `${look}.`}`,
  notSure: (closest) => `Nicht sicher. ${closest && `Am ehesten: ${closest}.`}`,
  several: (pictures) => `${pictures} Bilder sind beantwortet. Dieses hier:`,
  notAnswered: (pictures) => `${pictures} Bilder wurden nicht beantwortet.`,

  advice: {
    moreLight: "Es ist dunkel. Mehr Licht hilft.",
    nothingThere: "Nichts hebt sich vom Untergrund ab.",
    darkerGround: "Es hebt sich kaum ab. Ein dunklerer Untergrund hilft.",
    lighterGround: "Es hebt sich kaum ab. Ein hellerer Untergrund hilft.",
    several: "Es sieht nach mehreren Dingen aus. Eines nach dem anderen hilft.",
    further: "Weiter weg.",
    closer: "Näher heran.",
    left: "Weiter nach links.",
    right: "Weiter nach rechts.",
    up: "Weiter nach oben.",
    down: "Weiter nach unten.",
  },
  heldUp: {
    further: "Halte es weiter weg.",
    closer: "Halte es näher an die Kamera.",
    left: "Halte es weiter nach links.",
    right: "Halte es weiter nach rechts.",
    up: "Halte es tiefer.",
    down: "Halte es höher.",
  },

  match: "Passen die letzten zwei zusammen?",
  needsTwo: (pictures) =>
    pictures === 0
      ? "Nimm zuerst zwei Bilder auf oder wähle sie aus."
      : "Nimm zuerst noch ein Bild auf oder wähle eines aus.",
  pair: (first, second) => `${first} und ${second}:`,
  garment: (kind, look) => (look ? `${kind}, ${look}` : kind),
  unclear:
    "Das kann ich nicht sagen. Bei einem der beiden sind Art oder Farben nicht klar. Nimm es noch einmal auf, mit mehr Licht.",
  matches: "Sie passen zusammen.",
  clashes: "Sie passen nicht zusammen.",
  rulesTitle: "Die Regeln",
  rules: {
    place:
      "Was an derselben Stelle sitzt, an den Beinen, an den Füßen oder auf dem Kopf, trägt man nur einmal.",
    patterns: "Von zwei Kleidungsstücken ist höchstens eines gestreift oder gemustert.",
    neutral: "Schwarz, Weiß, Grau, Beige, Braun und Dunkelblau passen zu jeder Farbe.",
    alike: "Ein Farbton passt zu sich selbst, hell oder dunkel, und zu seinen Nachbarn im Farbkreis.",
    unlike: "Farbtöne, die im Farbkreis keine Nachbarn sind, passen nicht zusammen.",
  },
  rulesAre: (rules) => `Die Regeln; die erste, die zutrifft, entscheidet: ${rules}`,
} satisfies typeof english;
