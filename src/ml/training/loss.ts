import {
  argMax,
  customGrad,
  div,
  exp,
  log,
  logSoftmax,
  mean,
  mul,
  neg,
  oneHot,
  type Scalar,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
} from "@tensorflow/tfjs-core";

/**
 * Mean cross-entropy between logits [n, classes] and targets [n, classes], which hold 1 for every class that
 * would be right: mostly one, and several where the label names a group. The loss is -log of the probability
 * of the group; its gradient, (softmax - softmax of the group alone) / n, is the closed form for one class
 * (Goodfellow et al., Deep Learning, 2016, 6.2.2.3) summed over the group.
 */
export function softmaxCrossEntropy(logits: Tensor2D, targets: Tensor2D): Scalar {
  const count = logits.shape[0];
  const compute = customGrad((x, save) => {
    const probabilities = exp(logSoftmax(x as Tensor2D));
    const within = mul(probabilities, targets);
    const total = sum(within, -1, true);
    const value = neg(mean(log(total)));
    (save as (tensors: Tensor[]) => void)([probabilities, within, total]);
    return {
      value,
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const [all, group, groupTotal] = saved;
        return mul(sub(all!, div(group!, groupTotal!)), mul(dy, 1 / count));
      },
    };
  });
  return compute(logits) as Scalar;
}

/** How many of the highest logits [n, classes] are right by targets [n, classes]: a scalar. */
export function countCorrect(logits: Tensor2D, targets: Tensor2D): Scalar {
  const [, classes] = logits.shape;
  return sum(mul(oneHot(argMax(logits, -1), classes), targets));
}
