import { evaluatePhotos } from "../../../src/ml/training/evaluate-photos";
import { auroc, expectedCalibrationError, median, quantile, topK } from "../../../src/ml/training/metrics";
import { shouldStop } from "../../../src/ml/training/stopping";

test("quantiles are interpolated", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(quantile([0, 10], 0.95)).toBeCloseTo(9.5);
  expect(median([])).toBe(0);
});

test("the highest come first, ties by index", () => {
  expect(topK([0.1, 0.4, 0.4, 0.2], 3)).toEqual([1, 2, 3]);
});

test("a network that is as right as it is sure has no calibration error", () => {
  const sure = Array.from({ length: 10 }, (_, i) => ({ confidence: 0.7, right: i < 7 }));
  expect(expectedCalibrationError(sure)).toBeCloseTo(0);
  expect(expectedCalibrationError(sure.map((one) => ({ ...one, right: false })))).toBeCloseTo(0.7);
});

test("AUROC is the chance to rank a pair right", () => {
  expect(auroc([0.9, 0.8], [0.1])).toBe(1);
  expect(auroc([0.5], [0.5])).toBe(0.5);
  expect(auroc([0.9, 0.2], [0.5])).toBe(0.5);
  expect(auroc([], [1])).toBeUndefined();
});

test("any shoe is right for footwear, and unknown labels count for AUROC alone", () => {
  const photo = (label: string, first: string, known: number) => ({
    file: `${label}/1.jpg`,
    label,
    top: [[first, 0.8] as const, ["coat", 0.2] as const],
    known,
  });
  const photos = [photo("footwear", "sneaker", 0.8), photo("coat", "dress", 0.6), photo("hat", "bag", 0.3)];
  const labels = ["dress", "coat", "sandal", "sneaker", "ankle-boot", "bag"];
  const report = evaluatePhotos({ name: "camera", labels, knownThreshold: 0.2 }, photos);
  expect(report).toMatchObject({ count: 2, accuracy: 0.5, top2: 1, unknownAuroc: 1, unknownNamed: 1 });
  expect(report.perClass).toEqual({ coat: 0, footwear: 1 });
});

test("training stops at the asked accuracy, or when validation loss no longer falls", () => {
  const epoch = (number: number, valLoss: number, valAccuracy = 0.5) => ({
    epoch: number,
    loss: 1,
    accuracy: 0.5,
    valLoss,
    valAccuracy,
    seconds: 1,
    stepMs: 1,
  });
  const falling = [epoch(1, 0.9), epoch(2, 0.8), epoch(3, 0.7, 0.9)];
  expect(shouldStop(falling, { epochs: 9, stopAtAccuracy: 0.9 })).toBe("accuracy");
  expect(shouldStop(falling, { epochs: 9, patience: 1 })).toBeUndefined();
  expect(shouldStop([...falling, epoch(4, 0.8), epoch(5, 0.9)], { epochs: 9, patience: 2 })).toBe("patience");
});
