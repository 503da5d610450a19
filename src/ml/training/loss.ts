import {
  add,
  argMax,
  cast,
  customGrad,
  div,
  exp,
  fill,
  logSumExp,
  max,
  mean,
  mul,
  oneHot,
  type Scalar,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
  where,
} from "@tensorflow/tfjs-core";

/** Below any logit that is a number, and a number itself: leaves a class out of a softmax. */
const NEVER = -3e38;

/**
 * Mean cross-entropy between logits [n, classes] and targets [n, classes], which hold 1 for every class that
 * would be right: mostly one, and several where the label names a group. The loss is -log of the probability
 * of the group; its gradient, (softmax - softmax of the group alone) / n, is the closed form for one class
 * (Goodfellow et al., Deep Learning, 2016, 6.2.2.3) summed over the group.
 * A row of zeros stands for a picture of none of the classes: its target is to be as unsure as can be, every class
 * alike (Hendrycks et al., Deep Anomaly Detection with Outlier Exposure, 2019, section 3).
 * `smoothing`: the share of the target that is spread over all classes alike (Szegedy et al., 2016, section 7).
 */
export function softmaxCrossEntropy(logits: Tensor2D, targets: Tensor2D, smoothing = 0): Scalar {
  const [count, classes] = logits.shape;
  const compute = customGrad((x, save) => {
    const values = x as Tensor;
    const known = max(targets, -1, true);
    const group = where(cast(targets, "bool"), values, fill([count, classes], NEVER));
    const all = logSumExp(values, -1, true);
    const within = logSumExp(group, -1, true);
    const certain = mul(known, 1 - smoothing);
    const target = add(mul(exp(sub(group, within)), certain), div(sub(1, certain), classes));
    (save as (tensors: Tensor[]) => void)([sub(exp(sub(values, all)), target)]);
    const ofGroup = mul(sub(all, where(cast(known, "bool"), within, all)), certain);
    const ofAll = mul(sub(all, mean(values, -1, true)), sub(1, certain));
    return {
      value: mean(add(ofGroup, ofAll)),
      gradFunc: (dy: Tensor, [saved]: Tensor[]) => mul(saved!, mul(dy, 1 / count)),
    };
  });
  return compute(logits) as Scalar;
}

/** How many of the highest logits [n, classes] are right by targets [n, classes]: a scalar. */
export function countCorrect(logits: Tensor2D, targets: Tensor2D): Scalar {
  const [, classes] = logits.shape;
  return sum(mul(oneHot(argMax(logits, -1), classes), targets));
}
