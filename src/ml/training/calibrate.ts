import type { Calibration, PhotoPrediction } from "../../contract";
import { isRight } from "./evaluate-photos";
import { quantile } from "./metrics";

/** The temperature is searched between these two, down to an interval of `CLOSENESS`. */
const COLDEST = 0.25;
const HOTTEST = 4;
const CLOSENESS = 0.005;

/** The share of right answers that the threshold hides behind "not sure". */
const HIDDEN_SHARE = 0.08;

/** Probabilities are raised to this, so that their logarithms stay finite. */
const LEAST = 1e-7;

/**
 * Fits a model's calibration to predictions for photos that it did not learn from: the temperature that makes their
 * labels likeliest (Guo et al., 2017, section 4.2), found by golden-section search, and the `known` score below which an
 * answer is shown as "not sure". Photos with labels that the model lacks are left out; undefined where none remain.
 * @param predictions With the probabilities of all labels, at temperature 1
 */
export function calibrate(predictions: readonly PhotoPrediction[]): Calibration | undefined {
  const known = predictions.filter(({ label, top }) => top.some(([name]) => isRight(label, name)));
  if (known.length === 0) return undefined;
  const temperature = minimise((t) => meanLoss(known, t), COLDEST, HOTTEST);
  const scores = known
    .filter(({ label, top }) => isRight(label, top[0]![0]))
    .map((prediction) => prediction.known);
  return { temperature, knownThreshold: quantile(scores, HIDDEN_SHARE) };
}

type Top = PhotoPrediction["top"];

/** Probabilities at another temperature: softmax of the logits divided by it. */
function heated(top: Top, temperature: number): Top {
  const powers = top.map(([name, p]) => [name, Math.max(LEAST, p) ** (1 / temperature)] as const);
  const sum = powers.reduce((total, [, value]) => total + value, 0);
  return powers.map(([name, value]) => [name, value / sum] as const);
}

function meanLoss(predictions: readonly PhotoPrediction[], temperature: number): number {
  const losses = predictions.map(({ label, top }) => {
    const right = heated(top, temperature).filter(([name]) => isRight(label, name));
    return -Math.log(right.reduce((sum, [, p]) => sum + p, 0));
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

/** Golden-section search for the minimum of a function that has only one in low..high. */
function minimise(of: (x: number) => number, low: number, high: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [from, to] = [low, high];
  while (to - from > CLOSENESS) {
    const [left, right] = [to - ratio * (to - from), from + ratio * (to - from)];
    if (of(left) < of(right)) to = right;
    else from = left;
  }
  return (from + to) / 2;
}
