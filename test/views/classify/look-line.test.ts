import type { Appearance, Classification } from "../../../src/contract";
import { lookLine, withSureness } from "../../../src/views/classify/look-line";

const seen = (appearance: Appearance) => ({ appearance }) as Classification;

test.each<readonly [string, Appearance, string | undefined]>([
  [
    "both",
    { colours: [{ name: "white", confidence: 0.9 }], pattern: { name: "striped", confidence: 0.8 } },
    "White 90%, striped 80%",
  ],
  [
    "two colours",
    {
      colours: [
        { name: "white", confidence: 0.6 },
        { name: "red", confidence: 0.5 },
      ],
    },
    "White 60% and red 50%",
  ],
  [
    "a pattern alone, where the colour is not clear",
    { colours: [{ name: "white", confidence: 0.2 }], pattern: { name: "striped", confidence: 0.8 } },
    "Striped 80%",
  ],
  [
    "a colour alone, where neither the second one nor the pattern is clear",
    {
      colours: [
        { name: "white", confidence: 0.6 },
        { name: "red", confidence: 0.2 },
      ],
      pattern: { name: "striped", confidence: 0.3 },
    },
    "White 60%",
  ],
  [
    "nothing, where nothing is clear",
    { colours: [{ name: "white", confidence: 0.2 }], pattern: { name: "striped", confidence: 0.3 } },
    undefined,
  ],
])("a look is told with how sure it is: %s", (_, appearance, line) => {
  expect(lookLine(seen(appearance), withSureness)).toBe(line);
  expect(lookLine(seen(appearance))).toBe(line?.replace(/ \d+%/g, ""));
});
