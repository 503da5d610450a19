import type { Calibration, PhotoPrediction } from "../../contract";
import { isRight } from "./evaluate-photos";
import { quantile } from "./metrics";

/** Where the best temperature is looked for, and how closely. */
const COLDEST = 0.25;
const HOTTEST = 4;
const CLOSENESS = 0.005;

/** The share of right answers that may be hidden behind "not sure". */
const HIDDEN_SHARE = 0.08;

/** Below this, a probability is not told from zero. */
const LEAST = 1e-7;

/**
 * Fits how sure a model should be to answered photos that it did not learn from: the temperature that makes their
 * labels likeliest (Guo et al., 2017, section 4.2), found by golden-section search, and the `known` score
 * below which an answer is shown as "not sure". Photos of labels that the model lacks do not count.
 * The predictions hold every label's probability at temperature 1. Undefined where no photo counts.
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

/** Where a function with a single lowest point in low..high is lowest. */
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
