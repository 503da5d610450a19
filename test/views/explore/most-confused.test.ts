import { mostConfused } from "../../../src/views/explore/exercises/most-confused";

test("the three most frequent mistakes are told, the most frequent first, and no right answer among them", () => {
  const confusion = {
    labels: ["shirt", "coat", "bag"],
    counts: [
      [60, 9, 0],
      [12, 80, 3],
      [1, 0, 50],
    ],
  };
  expect(mostConfused(confusion)).toEqual([
    { label: "coat", answer: "shirt", count: 12, of: 95 },
    { label: "shirt", answer: "coat", count: 9, of: 69 },
    { label: "coat", answer: "bag", count: 3, of: 95 },
  ]);
});
