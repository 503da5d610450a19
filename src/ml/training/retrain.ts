import {
  add,
  dispose,
  gather,
  logSumExp,
  matMul,
  mean,
  mul,
  relu,
  type Scalar,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
  tensor,
  tensor1d,
  tensor2d,
  tidy,
  type Variable,
  variable,
  variableGrads,
} from "@tensorflow/tfjs-core";
import { HangerError } from "../../contract";
import { Random } from "../../random/random";
import { learningWords } from "../../words/learning";
import { answerFeatures, classesOfHead, type Head } from "../networks/head";
import { guarded } from "../ops/guard";
import { Adam } from "./adam";
import { dropout } from "./dropout";
import { withImagined } from "./imagined";
import type { Lessons } from "./lessons";
import { softmaxCrossEntropy } from "./loss";
import type { Memory } from "./memory";

export interface RetrainSettings {
  readonly steps: number;
  readonly learningRate: number;
  /** A batch holds so many remembered pictures and as many new ones. */
  readonly batchSize: number;
  /** Weight, 0..1, of the new pictures in a step's loss; the remembered ones have the rest. */
  readonly newShare: number;
  /** Dropout rate, 0..1, on each dense layer's inputs, for new pictures only. */
  readonly dropout: number;
  readonly seed: number;
}

/** Weights and bias of each dense layer while they are trained. */
type TrainedHead = readonly { readonly kernel: Variable; readonly bias: Variable }[];

/**
 * Trains a network's dense layers on new photos; its convolutions stay as they are. Rehearsal keeps old knowledge: each
 * step also shows remembered pictures, for which the network should answer as it did before (Li and Hoiem, Learning
 * without Forgetting, 2016, here on remembered pictures instead of new ones). The last layer is widened to `classes`.
 * The learning rate falls to zero along half a cosine. `before` is left unchanged.
 * @param onStep Called after each step with its number, from 1; the next step waits for it.
 * @throws HangerError `training-diverged` where a weight became NaN or infinite
 * @throws BackendFailure where the backend fails
 */
export async function retrainHead(
  before: Head,
  memory: Memory,
  lessons: Lessons,
  classes: number,
  settings: RetrainSettings,
  onStep: (step: number) => Promise<void> = async () => undefined,
): Promise<Head> {
  const known = await answerFeatures(before, memory.features);
  const taught = await withImagined(lessons, memory, classesOfHead(before), settings.seed);
  const head = await guarded(async () => widened(before, classes, settings.seed));
  const variables = head.flatMap(({ kernel, bias }) => [kernel, bias]);
  const adam = new Adam(variables);
  const remembered = tensor2d(memory.features, [memory.count, memory.size]);
  const answers = tensor2d(withRoom(known, memory.count, classes), [memory.count, classes]);
  const random = new Random(settings.seed, 7);
  const step = (at: number) =>
    tidy(() => {
      const batch = batchOf({ memory, lessons: taught, answers, remembered }, settings, random, classes);
      const { grads } = variableGrads(() => lossOf(head, batch, settings, at), variables);
      const rate = (settings.learningRate * (1 + Math.cos((Math.PI * at) / settings.steps))) / 2;
      adam.update(grads, rate);
    });
  try {
    for (let at = 0; at < settings.steps; at++) {
      await guarded(async () => step(at));
      await onStep(at + 1);
    }
    return await valuesOf(head);
  } finally {
    dispose([remembered, answers, ...variables]);
    adam.dispose();
  }
}

async function valuesOf(head: TrainedHead): Promise<Head> {
  const learned = await Promise.all(
    head.map(async ({ kernel, bias }) => {
      const [inputs, units] = kernel.shape as [number, number];
      const [values, offsets] = await guarded(() =>
        Promise.all([kernel.data<"float32">(), bias.data<"float32">()]),
      );
      return { inputs, units, kernel: values.slice(), bias: offsets.slice() };
    }),
  );
  if (learned.every(({ kernel, bias }) => kernel.every(Number.isFinite) && bias.every(Number.isFinite))) {
    return learned;
  }
  throw new HangerError("training-diverged", learningWords.wentAstray);
}

interface Known {
  readonly memory: Memory;
  readonly lessons: Lessons;
  /** Features of the remembered pictures, [count, size], and the network's earlier answers to them, [count, classes]. */
  readonly remembered: Tensor2D;
  readonly answers: Tensor2D;
}

interface Batch {
  readonly oldFeatures: Tensor2D;
  readonly oldAnswers: Tensor2D;
  readonly newFeatures: Tensor2D;
  /** 1 for each class that counts as right. */
  readonly newTargets: Tensor2D;
}

/** The head as variables, its last layer widened to `classes`. Weights of new classes start near zero. */
function widened(layers: Head, classes: number, seed: number): TrainedHead {
  const random = new Random(seed, 8);
  return layers.map(({ inputs, units, kernel, bias }, i) => {
    const to = i < layers.length - 1 ? units : classes;
    const offset = bias.reduce((sum, value) => sum + value, 0) / units;
    const weights = new Float32Array(inputs * to);
    for (let row = 0; row < inputs; row++) {
      for (let unit = 0; unit < to; unit++) {
        weights[row * to + unit] = unit < units ? kernel[row * units + unit]! : 0.01 * random.normal();
      }
    }
    const offsets = Float32Array.from({ length: to }, (_, unit) => (unit < units ? bias[unit]! : offset));
    return {
      kernel: tidy(() => variable(tensor2d(weights, [inputs, to]))),
      bias: tidy(() => variable(tensor1d(offsets))),
    };
  });
}

/** Extends the rows of `probabilities` to `classes` entries, with zeros for the new classes. */
function withRoom(probabilities: Float32Array, count: number, classes: number): Float32Array {
  const known = probabilities.length / count;
  const all = new Float32Array(count * classes);
  for (let i = 0; i < count; i++) all.set(probabilities.subarray(i * known, (i + 1) * known), i * classes);
  return all;
}

function batchOf(
  { memory, lessons, answers, remembered }: Known,
  { batchSize }: RetrainSettings,
  random: Random,
  classes: number,
): Batch {
  const drawn = Int32Array.from({ length: batchSize }, () => random.below(memory.count));
  const old = tensor(drawn, [batchSize], "int32");
  const features = new Float32Array(batchSize * memory.size);
  const targets = new Float32Array(batchSize * classes);
  for (let i = 0; i < batchSize; i++) {
    const { views, right } = lessons.photos[random.below(lessons.photos.length)]!;
    const row = views[random.below(views.length)]!;
    features.set(lessons.features.subarray(row * memory.size, (row + 1) * memory.size), i * memory.size);
    for (const label of right) targets[i * classes + label] = 1;
  }
  return {
    oldFeatures: gather(remembered, old),
    oldAnswers: gather(answers, old),
    newFeatures: tensor2d(features, [batchSize, memory.size]),
    newTargets: tensor2d(targets, [batchSize, classes]),
  };
}

function lossOf(
  head: TrainedHead,
  batch: Batch,
  { newShare, dropout: rate, seed }: RetrainSettings,
  step: number,
): Scalar {
  const logits = (features: Tensor2D, drop: (value: Tensor, layer: number) => Tensor) =>
    head.reduce<Tensor2D>((value, { kernel, bias }, i) => {
      const sums = add(matMul(drop(value, i) as Tensor2D, kernel as unknown as Tensor2D), bias) as Tensor2D;
      return i < head.length - 1 ? relu(sums) : sums;
    }, features);
  const old = crossEntropy(
    logits(batch.oldFeatures, (value) => value),
    batch.oldAnswers,
  );
  const fresh = softmaxCrossEntropy(
    logits(batch.newFeatures, (value, layer) => (rate > 0 ? dropout(value, rate, seed, step, layer) : value)),
    batch.newTargets,
  );
  return add(mul(old, 1 - newShare), mul(fresh, newShare)) as Scalar;
}

/** Mean cross-entropy between logits and probabilities, both [n, classes]. */
function crossEntropy(logits: Tensor2D, targets: Tensor2D): Scalar {
  const all = logSumExp(logits, -1, true);
  return mean(sum(mul(sub(all, logits), targets), -1)) as Scalar;
}
