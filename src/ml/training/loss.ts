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
  sqrt,
  square,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
  where,
} from "@tensorflow/tfjs-core";

/** A logit that leaves its class out of a softmax: lower than any real one, but finite. */
const NEVER = -3e38;

/**
 * Mean cross-entropy between logits [n, classes] and targets [n, classes]. A row of targets holds 1 for each class that
 * counts as right: usually one, several where the label names a group. The loss of a row is -log of the group's
 * probability; its gradient, (softmax - softmax of the group alone) / n, is the closed form for one class (Goodfellow et
 * al., Deep Learning, 2016, 6.2.2.3) summed over the group.
 *
 * A row of zeros is a picture of none of the classes. Its target is the uniform distribution: the network learns to be
 * unsure (Hendrycks et al., Deep Anomaly Detection with Outlier Exposure, 2019, section 3).
 *
 * @param smoothing The share, 0..1, of each target that is spread evenly over all classes (label smoothing: Szegedy et
 * al., Rethinking the Inception Architecture, 2016, section 7)
 * @param told [n, 1]: 0 for rows that are to count for nothing, 1 for all others, which is the default
 */
export function softmaxCrossEntropy(
  logits: Tensor2D,
  targets: Tensor2D,
  smoothing = 0,
  told?: Tensor2D,
): Scalar {
  const [count, classes] = logits.shape;
  const compute = customGrad((x, save) => {
    const values = x as Tensor;
    const known = max(targets, -1, true);
    const group = where(cast(targets, "bool"), values, fill([count, classes], NEVER));
    const all = logSumExp(values, -1, true);
    const within = logSumExp(group, -1, true);
    const certain = mul(known, 1 - smoothing);
    const target = add(mul(exp(sub(group, within)), certain), div(sub(1, certain), classes));
    const slope = sub(exp(sub(values, all)), target);
    (save as (tensors: Tensor[]) => void)([told ? mul(slope, told) : slope]);
    const ofGroup = mul(sub(all, where(cast(known, "bool"), within, all)), certain);
    const ofAll = mul(sub(all, mean(values, -1, true)), sub(1, certain));
    return {
      value: mean(told ? mul(add(ofGroup, ofAll), told) : add(ofGroup, ofAll)),
      gradFunc: (dy: Tensor, [saved]: Tensor[]) => mul(saved!, mul(dy, 1 / count)),
    };
  });
  return compute(logits) as Scalar;
}

/**
 * Mean cross-entropy between logits [n, classes] at a temperature and a teacher's probabilities [n, classes], multiplied by
 * the temperature's square, which keeps gradients at one scale (Hinton, Vinyals and Dean, Distilling the Knowledge in a
 * Neural Network, 2015, section 2). Rows of zeros count for nothing.
 */
export function distillation(logits: Tensor2D, answers: Tensor2D, temperature: number): Scalar {
  const [count] = logits.shape;
  const compute = customGrad((x, save) => {
    const values = div(x as Tensor, temperature);
    const mass = sum(answers, -1, true);
    const all = logSumExp(values, -1, true);
    (save as (tensors: Tensor[]) => void)([sub(mul(exp(sub(values, all)), mass), answers)]);
    const losses = sub(mul(all, mass), sum(mul(values, answers), -1, true));
    return {
      value: mul(mean(losses), temperature ** 2),
      gradFunc: (dy: Tensor, [saved]: Tensor[]) => mul(saved!, mul(dy, temperature / count)),
    };
  });
  return compute(logits) as Scalar;
}

/**
 * Mean of 1 - cosine between vectors [n, size] and a teacher's unit vectors [n, size]. Rows of zeros count for nothing.
 */
export function directionLoss(vectors: Tensor2D, directions: Tensor2D): Scalar {
  const lengths = sqrt(add(sum(square(vectors), -1, true), 1e-6));
  const cosines = div(sum(mul(vectors, directions), -1, true), lengths);
  return mean(sub(sum(square(directions), -1, true), cosines)) as Scalar;
}

/** Counts the rows whose highest logit is a right class; logits and targets are [n, classes]. Returns a scalar. */
export function countCorrect(logits: Tensor2D, targets: Tensor2D): Scalar {
  const [, classes] = logits.shape;
  return sum(mul(oneHot(argMax(logits, -1), classes), targets));
}
