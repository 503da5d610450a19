import type english from "../en/first-filters";

export default {
  title: "Wie die Filter der ersten Schicht entstanden",
  allRandom:
    "In den Kursnotizen steht, die ersten Filter eines Netzes seien nicht zufällig, sondern von Anfang an bewährte. Sie beginnen aber zufällig, auch in Keras: Niemand hat sie ausgesucht, und erst das Training macht aus ihnen, was du hier siehst.",
  before: "Vor dem Training",
  now: "Nach dem Training",
  afterEpoch: (epoch) => `Nach Epoche ${epoch}`,
  stage: "Im Lauf des Trainings",
  mosaic: (title, filters, low, high) => `${title}: ${filters} Filter mit Gewichten von ${low} bis ${high}`,
  figures: (low, high) => `Gewichte von ${low} bis ${high}.`,
  alike: (alike, filters) =>
    alike === 0
      ? `Keiner der ${filters} sieht noch aus wie am Anfang.`
      : `${alike} von ${filters} ${alike === 1 ? "sieht" : "sehen"} noch fast aus wie am Anfang.`,
  drawnAgain: (seed) =>
    `Ein Netz behält seinen Anfang nicht. Dieser ist noch einmal gezogen wie damals, mit dem Startwert ${seed}, der in seiner Datei steht.`,
  anotherDraw:
    "Ein Netz behält seinen Anfang nicht, und dieses sagt auch nicht, woraus er gezogen wurde: Das hier ist eine andere Ziehung derselben Art.",
  startOfTraining: (seed) => `Mit dieser Ziehung, Startwert ${seed}, beginnt das Training.`,
  scale:
    "Schwarz ist negativ, Gelb positiv, gemessen am größten Gewicht jedes Filters; mehrere Kanäle werden gemittelt.",
} satisfies typeof english;
