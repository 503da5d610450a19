import type { Classification, ColourName, Pattern } from "../../../src/contract";
import { matchOf } from "../../../src/views/classify/spoken/match";

interface Seen {
  readonly sure?: boolean;
  readonly pattern?: Pattern;
}

function garment(
  label: string,
  colours: readonly ColourName[],
  { sure = true, pattern = "plain" }: Seen = {},
): Classification {
  return {
    answers: [{ label, name: label, probability: 0.9 }],
    known: 0.9,
    sure,
    appearance: {
      colours: colours.map((name) => ({ name, confidence: 0.8 })),
      pattern: { name: pattern, confidence: 0.9 },
    },
    input: { width: 1, height: 1, pixels: new Uint8ClampedArray(1) },
    model: "camera",
    backend: { backend: "cpu", threads: 1 },
    ms: { decode: 0, preprocess: 0, predict: 0, total: 0 },
  };
}

const match = (rule: string) => ({ kind: "match", rule });
const clash = (rule: string) => ({ kind: "clash", rule });

test.each([
  [garment("trouser", ["dark blue"]), garment("skirt", ["white"]), clash("place")],
  [
    garment("shirt", ["white"], { pattern: "striped" }),
    garment("skirt", ["black"], { pattern: "patterned" }),
    clash("patterns"),
  ],
  [garment("shirt", ["red"]), garment("trouser", ["dark blue"]), match("neutral")],
  [garment("shirt", ["light green"]), garment("trouser", ["dark brown"]), match("neutral")],
  [garment("shirt", ["light blue"]), garment("trouser", ["blue"]), match("alike")],
  [garment("shirt", ["red"]), garment("skirt", ["bright pink"]), match("alike")],
  [garment("shirt", ["red"]), garment("skirt", ["green"]), clash("unlike")],
  [garment("shirt", ["white", "red"]), garment("skirt", ["turquoise"]), clash("unlike")],
])("%j", (one, other, expected) => {
  expect(matchOf(one, other)).toEqual(expected);
  expect(matchOf(other, one)).toEqual(expected);
});

test("tops are worn over each other, and classes of the owner's are worn anywhere", () => {
  expect(matchOf(garment("t-shirt-top", ["white"]), garment("pullover", ["blue"]))).toEqual(match("neutral"));
  expect(matchOf(garment("own:scarf", ["white"]), garment("own:scarf", ["blue"]))).toEqual(match("neutral"));
});

test("nothing is said of what is not known, or without a colour", () => {
  const shirt = garment("shirt", ["white"]);
  expect(matchOf(shirt, garment("skirt", ["red"], { sure: false }))).toEqual({ kind: "unclear" });
  expect(matchOf(shirt, garment("skirt", []))).toEqual({ kind: "unclear" });
});
