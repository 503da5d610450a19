import {
  argMax,
  cast,
  customGrad,
  equal,
  exp,
  logSoftmax,
  mean,
  mul,
  neg,
  oneHot,
  type Scalar,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from "@tensorflow/tfjs-core";

/**
 * Mean cross-entropy between logits [n, classes] and labels [n] (int32), with its gradient in closed form:
 * (softmax(logits) - onehot(labels)) / n (Goodfellow et al., Deep Learning, 2016, 6.2.2.3).
 */
export function softmaxCrossEntropy(logits: Tensor2D, labels: Tensor1D): Scalar {
  const [count, classes] = logits.shape;
  const compute = customGrad((x, save) => {
    const logProbabilities = logSoftmax(x as Tensor2D);
    const target = oneHot(labels, classes);
    const value = neg(mean(sum(mul(target, logProbabilities), -1)));
    (save as (tensors: Tensor[]) => void)([logProbabilities, target]);
    return {
      value,
      gradFunc: (dy: Tensor, saved: Tensor[]) => mul(sub(exp(saved[0]!), saved[1]!), mul(dy, 1 / count)),
    };
  });
  return compute(logits) as Scalar;
}

/** How many of the labels [n] the highest logits [n, classes] hit: a scalar. */
export function countCorrect(logits: Tensor2D, labels: Tensor1D): Scalar {
  return sum(cast(equal(argMax(logits, -1), labels), "float32"));
}
