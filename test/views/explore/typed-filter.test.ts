import { filterPresets } from "../../../src/pictures/filters/filter-presets";
import {
  formatWeight,
  readFilter,
  resize,
  typedFilter,
} from "../../../src/views/explore/filters/typed-filter";
import { INITIAL_STATE } from "../../../src/views/explore/state";
import { readNumber } from "../../../src/words/typed-number";

test.each(filterPresets().map((preset) => [preset.name, preset] as const))(
  "%s goes through its fields unchanged",
  (_, preset) => {
    expect(readFilter(typedFilter(INITIAL_STATE, preset), preset)).toEqual(preset.filter);
  },
);

test("numbers are read as decimals or fractions, and nothing else", () => {
  expect(["-1.5", "1/9", " 2 ", "1/0"].map(readNumber)).toEqual([-1.5, 1 / 9, 2, Number.POSITIVE_INFINITY]);
  for (const text of ["", "x", "1/", "1/2/3", "-"]) expect(readNumber(text)).toBeNaN();
  expect([1 / 9, 1, 0, -2.5, 0.3].map(formatWeight)).toEqual(["1/9", "1", "0", "-2.5", "0.3"]);
});

test("a filter with a field that is no number is none", () => {
  const weights = ["", "0", "0", "0", "1", "0", "0", "0", "0"];
  expect(readFilter({ weights, weight: "1", bias: "0" }, undefined)).toBeUndefined();
  expect(
    readFilter({ weights: weights.map(() => "1"), weight: "1/0", bias: "0" }, undefined),
  ).toBeUndefined();
});

test("a filter that grows keeps its middle, and one that shrinks loses its rim", () => {
  const small = { weights: ["1", "2", "3", "4", "5", "6", "7", "8", "9"], weight: "1", bias: "0" };
  const large = resize(small, 5);
  expect(large.weights.join(" ")).toBe("0 0 0 0 0 0 1 2 3 0 0 4 5 6 0 0 7 8 9 0 0 0 0 0 0");
  expect(resize(large, 3)).toEqual(small);
  expect(resize(small, 3)).toEqual(small);
});
