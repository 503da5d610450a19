import {
  add,
  argMax,
  customGrad,
  exp,
  logSumExp,
  mean,
  mul,
  oneHot,
  type Scalar,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
} from "@tensorflow/tfjs-core";

/** Far below any logit, and still a number: leaves a class out of a softmax. */
const NEVER = -1e9;

/**
 * Mean cross-entropy between logits [n, classes] and targets [n, classes], which hold 1 for every class that
 * would be right: mostly one, and several where the label names a group. The loss is -log of the probability
 * of the group; its gradient, (softmax - softmax of the group alone) / n, is the closed form for one class
 * (Goodfellow et al., Deep Learning, 2016, 6.2.2.3) summed over the group.
 */
export function softmaxCrossEntropy(logits: Tensor2D, targets: Tensor2D): Scalar {
  const count = logits.shape[0];
  const compute = customGrad((x, save) => {
    const group = add(x as Tensor, mul(sub(1, targets), NEVER));
    const all = logSumExp(x as Tensor, -1, true);
    const within = logSumExp(group, -1, true);
    const gradient = sub(exp(sub(x as Tensor, all)), exp(sub(group, within)));
    (save as (tensors: Tensor[]) => void)([gradient]);
    return {
      value: mean(sub(all, within)),
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
