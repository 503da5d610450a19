import type english from "../en/explore-steps";
import { formatNumber } from "../numbers";

export default {
  title: "Ein Trainingsschritt, langsam",
  about:
    "Sag, was das Bild zeigt, und das Netz geht einen Schritt darauf zu: Jedes Gewicht bewegt sich gegen seinen Gradienten. Gespeichert wird nichts.",
  itIs: "Das Bild zeigt",
  learningRate: "Lernrate",
  takeStep: "Einen Schritt gehen",
  tenSteps: "Zehn Schritte",
  reset: "Zurücksetzen",

  loss: (name, probability, loss) =>
    `Das Netz gibt ${name} ${probability}. Der Fehler (Loss) ist der negative Logarithmus davon: ${loss}.`,
  lossAfter: (steps, loss) => `Nach ${steps} ${steps === 1 ? "Schritt" : "Schritten"} ist er ${loss}.`,
  others: (count, before, after) =>
    `Von ${count} anderen Bildern erkannte es vorher ${before}, jetzt ${after}.`,
  tooFar:
    "Die Schritte gingen zu weit: Das Netz erkennt dieses Bild und hat die anderen vergessen. Setze zurück und versuche eine kleinere Lernrate.",
  broken:
    "Die Schritte gingen zu weit: Der Fehler ist keine Zahl mehr. Setze zurück und versuche eine kleinere Lernrate.",
  lossByStep: "Fehler (Loss)",
  lossChart: (first, last, steps) => `Fehler nach Schritten: ${first} vor dem ersten, ${last} nach ${steps}`,

  answers: "Dasselbe Bild, noch einmal gefragt",
  answer: "Antwort",
  before: "Vorher",
  after: (steps) => `Nach ${steps}`,

  poolings: "Wer bei jedem Pooling lernt",
  aboutPoolings:
    "Links, was das Pooling sieht; rechts, was davon lernt. Von je vier Werten kam nur der größte weiter, also erfährt nur er, was falsch war, und auch er nicht, wo er 0 ist.",
  pooling: (layer, channel, learning, values) =>
    `${layer}, Kanal ${channel}: ${formatNumber(learning)} von ${formatNumber(values)} Werten lernen.`,
  poolingValues: (layer, values) => `${layer} sieht: ${values}`,
  poolingGradient: (layer, learning, values) =>
    `${layer}: Der Gradient ist bei ${formatNumber(learning)} von ${formatNumber(values)} Werten nicht null`,

  filter: (filter, layer) => `Wie sich Filter ${filter} von ${layer} ändert`,
  weights: "Gewichte",
  gradient: "Gradient",
  newWeights: (steps) => `Nach ${steps}`,
  weightStep: (weight, rate, gradient, after) =>
    `Das Gewicht mit dem größten Gradienten: ${weight} − ${rate} × ${gradient} = ${after}.`,
  filterPicture: (part, values) => `${part}: ${values.join(", ")}`,
} satisfies typeof english;
