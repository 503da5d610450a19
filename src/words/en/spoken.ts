/** Spoken answers: what is said aloud in the classify view, and what is written beside it. */
export default {
  title: "Spoken answers",
  on: "Spoken answers are on. Touch the screen or press a key to silence the voice.",
  start: "Use the camera, or choose photos.",
  cameraOn:
    "The camera is on. Hold it over a garment; you hear what it sees, and how to move it. The whole picture is the button that takes it.",
  noVoice:
    "This browser has no voice that works offline in English. A screen reader reads these sentences instead.",
  sayAgain: "Say it again",

  sure: (garment: string, look: string, share: string) => `${garment}. ${look && `${look}. `}${share} sure.`,
  seen: (garment: string, look: string) => `${garment}. ${look && `${look}.`}`,
  notSure: (closest: string) => `Not sure. ${closest && `Closest: ${closest}.`}`,
  several: (pictures: number) => `${pictures} pictures are answered. This one:`,
  notAnswered: (pictures: number) => `${pictures} pictures were not answered.`,

  /** How to move a camera on the back of the device, and what else helps. */
  advice: {
    moreLight: "It is dark. More light helps.",
    nothingThere: "Nothing stands out from the ground.",
    darkerGround: "It hardly stands out. Darker ground helps.",
    lighterGround: "It hardly stands out. Lighter ground helps.",
    several: "It looks like several things. One at a time helps.",
    further: "Further away.",
    closer: "Closer.",
    left: "Further left.",
    right: "Further right.",
    up: "Further up.",
    down: "Further down.",
  },
  /** The same where the garment is held before a camera that looks at its user. */
  heldUp: {
    further: "Hold it further away.",
    closer: "Hold it closer.",
    left: "Hold it further to the left.",
    right: "Hold it further to the right.",
    up: "Hold it lower.",
    down: "Hold it higher.",
  },

  match: "Do the last two match?",
  needsTwo: (pictures: number): string =>
    pictures === 0 ? "Take or choose two pictures first." : "Take or choose one more picture first.",
  pair: (first: string, second: string) => `${first} and ${second}:`,
  garment: (kind: string, look: string) => (look ? `${kind}, ${look}` : kind),
  unclear:
    "I cannot tell. The kind or the colours of one of them are not clear. Take it again, with more light.",
  matches: "They match.",
  clashes: "They do not match.",
  rulesTitle: "The rules",
  rules: {
    place: "Of what is worn in the same place, on the legs, the feet or the head, one is enough.",
    patterns: "Of two garments, at most one is striped or patterned.",
    neutral: "Black, white, grey, beige, brown and dark blue go with every colour.",
    alike: "The same hue goes with itself, light or dark, and with its neighbours on the colour wheel.",
    unlike: "Hues that are not neighbours on the colour wheel do not go together.",
  },
  rulesAre: (rules: string) => `The rules, the first that fits decides: ${rules}`,
};
