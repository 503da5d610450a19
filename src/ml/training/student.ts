import {
  add,
  matMul,
  mul,
  type Scalar,
  slice,
  type Tensor2D,
  tensor2d,
  tidy,
  type Variable,
  variable,
  zeros,
} from "@tensorflow/tfjs-core";
import { Random } from "../../random/random";
import { directionLoss, distillation } from "./loss";

/** See the note on random streams in `data/batches.ts`. */
const PROJECTION_STREAM = 13;

/** The temperature at which the student is to answer as its teacher, and the weights of the losses. */
export const TEMPERATURE = 2;
const ANSWERS_WEIGHT = 0.5;
const DIRECTION_WEIGHT = 4;

/** The weight of the labels' own loss beside the teacher's. */
export const LABELS_WEIGHT = 0.5;

/**
 * What is added to a network while a teacher guides it: a projection of its features into the teacher's, whose direction it
 * learns (FitNets: Romero et al., 2015, with cosines), and the loss of answers that are not the teacher's.
 */
export class Student {
  /** The projection's kernel and bias; none where only answers are learned. */
  readonly variables: readonly Variable[];

  /** @param size Features of the student. @param told Features of the teacher; 0 where it says only its answers. */
  constructor(
    size: number,
    private readonly told: number,
    private readonly classes: number,
    seed: number,
  ) {
    if (told === 0) {
      this.variables = [];
      return;
    }
    const random = new Random(seed, PROJECTION_STREAM);
    const values = Float32Array.from({ length: size * told }, () => random.normal() / Math.sqrt(size));
    this.variables = tidy(() => [variable(tensor2d(values, [size, told])), variable(zeros([told]))]);
  }

  /** The teacher's part of a batch's loss. `guides` is [n, told + classes]: directions, then answers. */
  loss(logits: Tensor2D, features: Tensor2D, guides: Tensor2D): Scalar {
    const [kernel, bias] = this.variables;
    const count = guides.shape[0];
    const answers = slice(guides, [0, this.told], [count, this.classes]);
    const answered = mul(distillation(logits, answers, TEMPERATURE), ANSWERS_WEIGHT) as Scalar;
    if (!kernel) return answered;
    const directions = slice(guides, [0, 0], [count, this.told]);
    const projected = add(matMul(features, kernel as unknown as Tensor2D), bias!) as Tensor2D;
    return add(answered, mul(directionLoss(projected, directions), DIRECTION_WEIGHT)) as Scalar;
  }

  dispose(): void {
    for (const each of this.variables) each.dispose();
  }
}
