import {
  add,
  concat,
  dispose,
  fill,
  gather,
  keep,
  logSumExp,
  matMul,
  mean,
  mul,
  relu,
  type Scalar,
  softmax,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
  tensor,
  tensor2d,
  tidy,
  type Variable,
  variable,
  variableGrads,
} from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { HangerError } from "../../contract";
import { splitAtHead } from "../models/forward";
import { Random } from "../random";
import { Adam } from "./adam";
import { softmaxCrossEntropy } from "./loss";
import type { Memory } from "./memory";

/** New pictures as features, several views of each. */
export interface Lessons {
  readonly count: number;
  readonly features: Float32Array;
  /** Of each, the indices of the classes that would be right: mostly one. */
  readonly right: readonly (readonly number[])[];
}

export interface RetrainSettings {
  readonly steps: number;
  readonly learningRate: number;
  /** Pictures of each kind, remembered and new, in a batch. */
  readonly batchSize: number;
  /** Of a step's loss, the share of the new pictures. */
  readonly newShare: number;
  readonly seed: number;
}

/** Chosen on the validation photos: see docs/decisions/0010. */
export const STANDARD_RETRAINING: RetrainSettings = {
  steps: 400,
  learningRate: 0.001,
  batchSize: 64,
  newShare: 0.3,
  seed: 1,
};

/** Weights and bias of each dense layer. */
type Head = readonly { readonly kernel: Variable; readonly bias: Variable }[];

/**
 * Teaches a network's dense layers new pictures while its convolutions stay as they are. Old knowledge is kept by
 * rehearsal: every step also shows remembered pictures, for which the network is to answer as it did before
 * (Li and Hoiem, Learning without Forgetting, 2016, on remembered pictures rather than new ones). The last layer is
 * widened to `classes`.
 */
export async function retrainHead(
  network: LayersModel,
  memory: Memory,
  lessons: Lessons,
  classes: number,
  settings: RetrainSettings,
  onStep: (step: number) => Promise<void> = async () => undefined,
): Promise<readonly Float32Array[]> {
  const parts = splitAtHead(network);
  if (!parts) throw unsuitable();
  const before = parts.head.map((layer) => layer.weights.map((weight) => weight.read()));
  const head = widened(before as Tensor[][], classes, settings.seed);
  const variables = head.flatMap(({ kernel, bias }) => [kernel, bias]);
  const adam = new Adam(variables);
  const remembered = tensor2d(memory.features, [memory.count, memory.size]);
  const answers = tidy(() => keep(asBefore(before as Tensor[][], remembered, classes)));
  const random = new Random(settings.seed, 7);
  try {
    for (let step = 0; step < settings.steps; step++) {
      tidy(() => {
        const batch = batchOf({ memory, lessons, answers, remembered }, settings, random, classes);
        const { grads } = variableGrads(() => lossOf(head, batch, settings.newShare), variables);
        const rate = (settings.learningRate * (1 + Math.cos((Math.PI * step) / settings.steps))) / 2;
        adam.update(grads, rate);
      });
      await onStep(step + 1);
    }
    return await Promise.all(variables.map(async (each) => (await each.data<"float32">()).slice()));
  } finally {
    dispose([remembered, answers, ...variables]);
    adam.dispose();
  }
}

interface Known {
  readonly memory: Memory;
  readonly lessons: Lessons;
  /** Features and earlier answers of the remembered pictures: [count, size] and [count, classes]. */
  readonly remembered: Tensor2D;
  readonly answers: Tensor2D;
}

interface Batch {
  readonly oldFeatures: Tensor2D;
  readonly oldAnswers: Tensor2D;
  readonly newFeatures: Tensor2D;
  /** 1 for each class that would be right. */
  readonly newTargets: Tensor2D;
}

/** The earlier dense layers as variables, the last one with room for more classes, whose weights begin near zero. */
function widened(layers: readonly Tensor[][], classes: number, seed: number): Head {
  const random = new Random(seed, 8);
  return layers.map(([kernel, bias], i) => {
    if (i < layers.length - 1)
      return { kernel: tidy(() => variable(kernel!.clone())), bias: tidy(() => variable(bias!.clone())) };
    const [inputs, known] = kernel!.shape as [number, number];
    const more = classes - known;
    if (more === 0)
      return { kernel: tidy(() => variable(kernel!.clone())), bias: tidy(() => variable(bias!.clone())) };
    const start = Float32Array.from({ length: inputs * more }, () => 0.01 * random.normal());
    return {
      kernel: tidy(() => variable(concat([kernel as Tensor2D, tensor2d(start, [inputs, more])], 1))),
      bias: tidy(() => variable(concat([bias!, fill([more], mean(bias!).dataSync()[0]!)]))),
    };
  });
}

/** What the network answered before to remembered features, with none for the new classes. */
function asBefore(layers: readonly Tensor[][], features: Tensor2D, classes: number): Tensor2D {
  const logits = layers.reduce<Tensor2D>((value, [kernel, bias], i) => {
    const sums = add(matMul(value, kernel as Tensor2D), bias!) as Tensor2D;
    return i < layers.length - 1 ? relu(sums) : sums;
  }, features);
  const known = softmax(logits);
  const more = classes - known.shape[1];
  return more === 0 ? known : concat([known, fill([known.shape[0], more], 0)], 1);
}

function batchOf(
  { memory, lessons, answers, remembered }: Known,
  { batchSize }: RetrainSettings,
  random: Random,
  classes: number,
): Batch {
  const draw = (count: number) => Int32Array.from({ length: batchSize }, () => random.below(count));
  const old = tensor(draw(memory.count), [batchSize], "int32");
  const shown = draw(lessons.count);
  const features = new Float32Array(batchSize * memory.size);
  const targets = new Float32Array(batchSize * classes);
  shown.forEach((index, i) => {
    features.set(lessons.features.subarray(index * memory.size, (index + 1) * memory.size), i * memory.size);
    for (const label of lessons.right[index]!) targets[i * classes + label] = 1;
  });
  return {
    oldFeatures: gather(remembered, old),
    oldAnswers: gather(answers, old),
    newFeatures: tensor2d(features, [batchSize, memory.size]),
    newTargets: tensor2d(targets, [batchSize, classes]),
  };
}

function lossOf(head: Head, batch: Batch, newShare: number): Scalar {
  const logits = (features: Tensor2D) =>
    head.reduce<Tensor2D>((value, { kernel, bias }, i) => {
      const sums = add(matMul(value, kernel as unknown as Tensor2D), bias) as Tensor2D;
      return i < head.length - 1 ? relu(sums) : sums;
    }, features);
  const old = crossEntropy(logits(batch.oldFeatures), batch.oldAnswers);
  const fresh = softmaxCrossEntropy(logits(batch.newFeatures), batch.newTargets);
  return add(mul(old, 1 - newShare), mul(fresh, newShare)) as Scalar;
}

/** Mean cross-entropy between logits and probabilities, both [n, classes]. */
function crossEntropy(logits: Tensor2D, targets: Tensor2D): Scalar {
  const all = logSumExp(logits, -1, true);
  return mean(sum(mul(sub(all, logits), targets), -1)) as Scalar;
}

const unsuitable = () =>
  new HangerError(
    "model-invalid",
    "This network does not end in dense layers, so it cannot be taught more here.",
  );
