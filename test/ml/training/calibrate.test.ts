import { calibrate } from "../../../src/ml/training/calibrate";
import { Random } from "../../../src/random/random";

/** Answers of a network whose logits are `factor` times too large: right as often as 1 / factor of them would be. */
function predictionsOf(factor: number) {
  const random = new Random(1);
  return Array.from({ length: 4000 }, (_, i) => {
    const logit = random.between(-3, 3);
    const truth = random.next() < 1 / (1 + Math.exp(-logit)) ? "dress" : "coat";
    const p = 1 / (1 + Math.exp(-logit * factor));
    const top = (
      [
        ["dress", p],
        ["coat", 1 - p],
      ] as [string, number][]
    ).sort((a, b) => b[1] - a[1]);
    return { file: `${i}.jpg`, label: truth, top, known: Math.max(p, 1 - p) };
  });
}

test.each([0.5, 1, 2])(
  "a network whose logits are %p times what they should be is cooled or heated by it",
  (factor) => {
    const { temperature } = calibrate(predictionsOf(factor))!;
    expect(Math.abs(temperature / factor - 1)).toBeLessThan(0.1);
  },
);

test("the threshold hides few of the right answers, and photos of other things do not count", () => {
  const photos = predictionsOf(1);
  const { knownThreshold } = calibrate(photos)!;
  const right = photos.filter(({ label, top }) => label === top[0]![0]);
  const hidden = right.filter(({ known }) => known < knownThreshold).length / right.length;
  expect(hidden).toBeGreaterThan(0.02);
  expect(hidden).toBeLessThan(0.15);
  const others = photos.slice(0, 50).map((photo) => ({ ...photo, label: "hat" }));
  expect(calibrate(others)).toBeUndefined();
  expect(calibrate([...photos, ...others])).toEqual(calibrate(photos));
});
