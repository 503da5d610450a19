/** What follows an answer in the classify view: keeping or correcting it, and how it was computed. */
export default {
  speakAnswers: "Speak answers",
  takePicture: "Take the picture",
  lookAgain: "Look again",
  otherCamera: "Other camera",
  zoom: "Zoom",
  light: "Light",
  computedWith: "Computed with",
  whatNetworkSees: "What the network sees",
  pictureNetworkSaw: (width: number, height: number) => `The ${width} by ${height} picture the network saw`,

  notSure: "Not sure",
  closest: (classes: string) => `Closest: ${classes}.`,
  /** For a photo whose answer is not sure: what the photo shows, and how to take a better one. */
  advice: {
    moreLight: "It is dark: more light helps.",
    nothingThere: "Nothing stands out from the background.",
    darkerGround: "It hardly stands out: try a darker background.",
    lighterGround: "It hardly stands out: try a lighter background.",
    several: "It looks like several things: show one at a time.",
    further: "It reaches from edge to edge: step back.",
    closer: "It is small in the picture: move closer.",
    left: "It is far to the left: aim further left.",
    right: "It is far to the right: aim further right.",
    up: "It is high in the picture: aim higher.",
    down: "It is low in the picture: aim lower.",
  },

  youSaid: (className: string) => `${className}, you said`,
  hangerSaid: (className: string, share: string) => `Hanger had said ${className}, ${share}.`,
  hangerWasNotSure: "Hanger was not sure.",

  keepOrCorrect: "Keep or correct",
  notRight: "Not right?",
  tellWhatItIs: "Tell Hanger what it is",
  whatIsIt: "What is it?",
  keep: "Keep",
  keepIn: (className: string) => `Keep it in ${className}`,
  keptIn: (className: string) => `Kept in ${className}.`,
  alreadyIn: (className: string) => `This photo is already in ${className}.`,
  movedTo: (className: string) => `Moved to ${className}.`,
  notKept: "The photo was not saved. Try again.",
  undo: "Undo",
  knowsNow: (className: string) => `Hanger counts this as ${className} from now on.`,
  notLearned: "Not learned yet: it would make other answers worse. Add more photos of it.",
  learnedLater: "Hanger will learn this as soon as the training or measurement is over.",
  whatItLearned: "What Hanger learned",

  picturesSoFar: "Pictures so far",
  pictureTaken: "Picture taken",
  notListed: (pictures: number) =>
    pictures === 1 ? "One more is no longer listed." : `${pictures} more are no longer listed.`,
  notAnswered: (pictures: number) => `${pictures} pictures were not answered:`,

  background: (share: string) => `${share} of what the network sees is background.`,
  seenPart: (part: string, background: string) =>
    `The network sees the ${part} of this photo where something stands out; ${background} of what it sees is background.`,
  seenWhole: (background: string) =>
    `The network sees the whole photo; ${background} of what it sees is background.`,
  learnedFrom: (width: number, height: number) =>
    `It learned from light garments on black, ${width} by ${height} pixels. If you see no garment in the last picture, the network sees none either.`,
  seeInside: "See inside the network",
  openPicture: "Open the picture",
  findGarment: "Find the garment",
  askNetwork: "Ask the network",
  pictureToAnswer: "From picture to answer",

  howHangerComputes: "How Hanger computes",
  waysTried:
    "Each backend was tried on this device. The list tells how long it asks the network about one picture. Hanger uses the fastest that answers correctly, unless you choose another.",
  wayToCompute: "Backend",
  fastest: "Fastest",
  fastestIs: (backend: string) => `Fastest: ${backend}`,
  measureAgain: "Measure again",
  measuring: "Measuring ...",
  waits: "waiting",
  notMeasured: "not measured",
  statuses: { missing: "missing", failed: "failed", wrong: "wrong", timeout: "timeout" },
};
