/** What an answer in the classify view leads to: keeping or correcting it, and how it came about. */
export default {
  keepOrCorrect: "Keep or correct",
  notRight: "Not right?",
  tellWhatItIs: "Tell Hanger what it is",
  whatIsIt: "What is it?",
  keep: "Keep",
  keepIn: (className: string) => `Keep it in ${className}`,
  keptIn: (className: string) => `Kept in ${className}.`,
  alreadyIn: (className: string) => `This photo is in ${className} already.`,
  movedTo: (className: string) => `Moved to ${className}.`,
  notKept: "The photo was not kept. Try again.",
  undo: "Undo",
  learnNow: "Learn now",

  learnedFrom: (width: number, height: number) =>
    `The network learned from garments that are light on black, ${width} by ${height} points. If the last picture shows no garment to you, it shows none to the network either.`,
  openPicture: "Open the picture",
  findGarment: "Find the garment",
  askNetwork: "Ask the network",

  howHangerComputes: "How Hanger computes",
  waysTried:
    "Each way was tried on this device with one picture. The fastest that answers right is used, unless you pick another.",
  wayToCompute: "Way to compute",
  fastest: "Fastest",
  fastestIs: (backend: string) => `Fastest: ${backend}`,
  measureAgain: "Measure again",
  measuring: "Measuring ...",
  waits: "waits",
  notMeasured: "not measured",
  statuses: { missing: "missing", failed: "failed", wrong: "wrong", timeout: "timeout" },
};
