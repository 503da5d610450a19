import {
  add,
  argMax,
  cast,
  customGrad,
  exp,
  fill,
  logSumExp,
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
 * `smoothing`: the share of the target that is spread over all classes alike (Szegedy et al., 2016, section 7).
 */
export function softmaxCrossEntropy(logits: Tensor2D, targets: Tensor2D, smoothing = 0): Scalar {
  const [count, classes] = logits.shape;
  const compute = customGrad((x, save) => {
    const group = where(cast(targets, "bool"), x as Tensor, fill([count, classes], NEVER));
    const all = logSumExp(x as Tensor, -1, true);
    const within = logSumExp(group, -1, true);
    const sharp = mul(exp(sub(group, within)), 1 - smoothing);
    const gradient = sub(exp(sub(x as Tensor, all)), add(sharp, smoothing / classes));
    (save as (tensors: Tensor[]) => void)([gradient]);
    return {
      value: smoothing === 0 ? mean(sub(all, within)) : smoothed(x as Tensor, all, within, smoothing),
      gradFunc: (dy: Tensor, [saved]: Tensor[]) => mul(saved!, mul(dy, 1 / count)),
    };
  });
  return compute(logits) as Scalar;
}

/** -log of the group's probability and the mean of -log of all, in shares of 1 - smoothing and smoothing. */
function smoothed(x: Tensor, all: Tensor, within: Tensor, smoothing: number): Scalar {
  const ofGroup = mul(mean(sub(all, within)), 1 - smoothing);
  return add(ofGroup, mul(mean(sub(all, x)), smoothing)) as Scalar;
}

/** How many of the highest logits [n, classes] are right by targets [n, classes]: a scalar. */
export function countCorrect(logits: Tensor2D, targets: Tensor2D): Scalar {
  const [, classes] = logits.shape;
  return sum(mul(oneHot(argMax(logits, -1), classes), targets));
}
