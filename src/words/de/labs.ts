import type english from "../en/labs";

export default {
  convolutions: {
    title: "Übung 1: Faltungen und Pooling",
    intro:
      "Wie ein Netz aus Faltungen und Pooling Fashion-MNIST betrachtet. Sag erst vorher, was herauskommt, und sieh dann nach.",
    conv1: "Sag voraus, bevor du nachsiehst: ein Filter von 3×3 auf einem Bild von 28×28 Pixeln.",
    pool1: "Dann bleibt von jedem Quadrat von 2×2 der größte Wert.",
    conv2: "Eine zweite Faltung, auf dem, was übrig ist.",
    pool2: "Und ein zweites Pooling.",
    parameters1: "Jeder Filter hat seine Gewichte und einen Bias.",
    parameters2: "Jetzt betrachtet jeder Filter 64 Bilder auf einmal.",
    shoes:
      "Sieh dir die drei Schuhe (Testbilder 0, 23 und 28) in den Schichten an, mit mehreren Filtern. Was finden die Faltungen, das alle drei gemeinsam haben?",
    fewerFilters:
      "Trainiere mit 32 und mit 16 Filtern statt mit 64. Was geschieht mit der Trefferquote, was mit der Zeit?",
    oneConvolution:
      "Trainiere mit einer Faltung statt mit zweien. Was geschieht mit der Trefferquote, und warum?",
    threeConvolutions: "Jetzt kommt eine dritte Faltung dazu. Was bleibt am Ende vom Bild übrig?",
    addOne: "Trainiere mit drei Faltungen. Was geschieht mit Trefferquote und Zeit?",
    challenge:
      "Finde ein kleines Netz, das trotzdem gut ist. Filter dürfen größer als 3×3 sein. Mit allen Bildern, die „Trainieren“ holt, kommt dasselbe Netz weiter.",
    confusion:
      "Welche Arten ein Netz am häufigsten verwechselt, steht bei jedem Experiment unter „Übungen“. Wie sehen beide Arten in 28×28 grauen Pixeln aus?",
  },
  filters: {
    title: "Übung 2: Filter von Hand",
    intro:
      "Eine Faltung ist ein Filter, der über ein Bild geschoben wird. Finde einige von Hand, bevor es ein Netz tut.",
    horizontal: "Vergleiche die Pixel oben mit denen unten.",
    vertical: "Vergleiche jetzt die links mit denen rechts.",
    edges: "Vergleiche ein Pixel mit seinen Nachbarn.",
    ownPhoto: "Probiere deine Filter an einem eigenen Foto aus. Welche Linien lässt jeder von ihnen stehen?",
    pooling:
      "Sieh dir das Bild nach dem Max-Pooling 2×2 an. Was ist aus Breite und Höhe geworden, was aus den Linien, die der Filter gefunden hat?",
    purpose:
      "Warum ist es für ein Netz gut, mit dem Bild nach dem Pooling weiterzurechnen statt mit dem ganzen?",
  },
} satisfies typeof english;
