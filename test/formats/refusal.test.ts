import { refusal } from "../../src/formats/refusal";
import germanNetworks from "../../src/words/de/networks";
import germanFiles from "../../src/words/de/take-along";
import networks from "../../src/words/en/networks";
import files from "../../src/words/en/take-along";

test("a refusal has at most 300 characters, however long the file's own text is", () => {
  expect(refusal("x".repeat(10_000)).message).toBe(`${"x".repeat(299)}…`);
});

test.each([
  ["English", { ...networks, ...files }],
  ["German", { ...germanNetworks, ...germanFiles }],
])("no sentence that is fixed is cut, in %s", (_, words) => {
  const fixed = Object.values(words).filter((sentence) => typeof sentence === "string");
  expect(fixed.length).toBeGreaterThan(50);
  expect(fixed.filter((sentence) => refusal(sentence).message !== sentence)).toEqual([]);
});
