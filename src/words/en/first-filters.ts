/** The filters of a network's first layer, before, during and after training. */
export default {
  title: "How the first layer's filters came about",
  allRandom:
    "The course notes say that a network's first filters are not random but known good ones from the start. They do start random, in Keras too: no one has chosen them, and training makes of them what you see here.",
  before: "Before training",
  now: "After training",
  afterEpoch: (epoch: number) => `After epoch ${epoch}`,
  stage: "During training",
  mosaic: (title: string, filters: number, low: string, high: string) =>
    `${title}: ${filters} filters with weights from ${low} to ${high}`,
  figures: (low: string, high: string) => `Weights from ${low} to ${high}.`,
  alike: (alike: number, filters: number) =>
    alike === 0
      ? `None of the ${filters} still looks as it did at the start.`
      : `${alike} of ${filters} still look${alike === 1 ? "s" : ""} almost as at the start.`,
  drawnAgain: (seed: number) =>
    `A network does not keep its start. This one is drawn again as it was then, from seed ${seed}, which its file names.`,
  anotherDraw:
    "A network does not keep its start, and this one does not say what it was drawn from: this is another draw of the same kind.",
  startOfTraining: (seed: number) => `Training starts from this draw, seed ${seed}.`,
  scale:
    "Black is negative, yellow positive, relative to each filter's largest weight; several channels are averaged.",
};
