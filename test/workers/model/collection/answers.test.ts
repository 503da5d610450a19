import type { ClassRecord } from "../../../../src/storage";
import { answersByClasses, currentClass } from "../../../../workers/model/collection/answers";

const LABELS = ["sandal", "sneaker", "ankle-boot", "beret"];
const PROBABILITIES = Float32Array.of(0.2, 0.3, 0.1, 0.4);

const record = (id: string, more: Partial<ClassRecord> = {}): ClassRecord => ({
  id,
  name: id,
  addedAt: 0,
  state: "shown",
  ...more,
});

const answered = (...records: readonly ClassRecord[]) => {
  const { answers, named } = answersByClasses(
    LABELS,
    PROBABILITIES,
    new Map(records.map((each) => [each.id, each])),
  );
  return { named, answers: answers.map(({ name, probability }) => [name, Number(probability.toFixed(4))]) };
};

test("without changes, the answers are the model's own, best first, with the ten's names", () => {
  const { answers } = answersByClasses(LABELS, PROBABILITIES, new Map());
  expect(answers.map(({ label }) => label)).toEqual(["beret", "sneaker", "sandal", "ankle-boot"]);
  expect(answers.map(({ name }) => name)).toEqual(["beret", "Sneaker", "Sandal", "Ankle boot"]);
  expect(answers[0]!.probability).toBe(PROBABILITIES[3]);
});

test("a renamed class is answered by its new name", () => {
  expect(answered(record("beret", { name: "Bonnet" })).answers[0]).toEqual(["Bonnet", 0.4]);
});

test("merged classes add up under the one they were merged into, over several steps", () => {
  const shoes = [
    record("sandal", { state: "deleted", mergedInto: "sneaker" }),
    record("sneaker", { state: "deleted", mergedInto: "shoe" }),
    record("ankle-boot", { state: "deleted", mergedInto: "shoe" }),
    record("shoe", { name: "Shoe" }),
  ];
  expect(answered(...shoes)).toEqual({
    answers: [
      ["Shoe", 0.6],
      ["beret", 0.4],
    ],
    named: expect.closeTo(1),
  });
});

test("hidden and deleted classes are left out and the rest sums to 1", () => {
  const { answers, named } = answered(
    record("beret", { state: "hidden" }),
    record("sandal", { state: "deleted" }),
  );
  expect(named).toBeCloseTo(0.4);
  expect(answers).toEqual([
    ["Sneaker", 0.75],
    ["Ankle boot", 0.25],
  ]);
});

test("where nothing may be named, there is no answer", () => {
  const all = LABELS.map((id) => record(id, { state: "hidden" }));
  expect(answered(...all)).toEqual({ answers: [], named: 0 });
});

test("classes merged into each other end somewhere", () => {
  const circle = [record("a", { mergedInto: "b" }), record("b", { mergedInto: "a" })];
  expect(["a", "b"]).toContain(currentClass("a", new Map(circle.map((each) => [each.id, each]))));
});
