import {
  add,
  cast,
  grad,
  greater,
  matMul,
  mul,
  type Scalar,
  slice,
  softmax,
  sub,
  type Tensor,
  type Tensor2D,
  tensor,
  tensor2d,
  tidy,
  type Variable,
  variableGrads,
} from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import type { FilterChange, PoolingGradient, TrainingSteps, TrainingStepsRequest } from "../../contract";
import { inputShapeOf } from "../networks/answer";
import { layersOf } from "../networks/parts";
import { guarded } from "../ops/guard";
import { isLayerChain, logitsOf } from "../training/logits";
import { softmaxCrossEntropy } from "../training/loss";
import { findLayer } from "./layer-outputs";

/** `label`: the number of the right answer among the network's outputs. */
type Wanted = Omit<TrainingStepsRequest, "model" | "label"> & {
  readonly label: number;
  readonly others?: OtherPictures | undefined;
};

/** Pictures to ask the network about besides: inputs one after the other, and the numbers of the right answers. */
export interface OtherPictures {
  readonly inputs: Float32Array;
  readonly labels: readonly number[];
}

/** Probabilities before and after the steps, class by class. */
export type RanSteps = Omit<TrainingSteps, "before" | "after"> & {
  readonly before: Float32Array;
  readonly after: Float32Array;
};

/**
 * Plain gradient descent on one picture, with the gradients that training uses: weight - rate * gradient, without Adam's
 * memory of earlier steps, so that each step can be followed by hand. The network has its own weights again afterwards.
 *
 * All steps run without giving way, so that nothing else is answered with the changed weights.
 * @throws HangerError `model-invalid` where the network cannot be trained, `bad-request` where it has no such layer
 * @throws BackendFailure where the backend fails
 */
export function trainingSteps(network: LayersModel, wanted: Wanted): Promise<RanSteps> {
  const logits = logitsOf(network).logits;
  const variables = network.trainableWeights.map((weight) => weight.read() as Variable);
  // Training moves the means of batch normalisation too.
  const all = network.weights.map((weight) => weight.read() as Variable);
  const kernel = wanted.layer ? (findLayer(network, wanted.layer).weights[0]?.read() as Variable) : undefined;
  return guarded(async () => {
    const computed = tidy(() => {
      const shape = inputShapeOf(network);
      const x = tensor(wanted.input, [1, ...shape]);
      const classes = network.outputs[0]!.shape.at(-1)!;
      const target = tensor2d(
        Float32Array.from({ length: classes }, (_, i) => (i === wanted.label ? 1 : 0)),
        [1, classes],
      );
      const originals = all.map((each) => each.clone());
      const answer = () => softmax(logits(x, {}));
      const others = wanted.others;
      const otherInputs = others && tensor(others.inputs, [others.labels.length, ...shape]);
      const answerOthers = () => (otherInputs ? logits(otherInputs, {}) : undefined);
      try {
        const before = answer();
        const othersBefore = answerOthers();
        const poolings = isLayerChain(network) ? poolingGradients(network, x, target) : [];
        const filterBefore = kernel && filterOf(kernel, wanted.filter);
        let gradient: Tensor | undefined;
        const losses: Scalar[] = [];
        for (let step = 0; step <= wanted.steps; step++) {
          const { value, first } = tidy(() => {
            const { value, grads } = variableGrads(
              () => softmaxCrossEntropy(logits(x, {}), target),
              variables,
            );
            if (step < wanted.steps) {
              for (const each of variables)
                each.assign(sub(each, mul(grads[each.name]!, wanted.learningRate)));
            }
            const own = step === 0 && kernel ? grads[kernel.name] : undefined;
            return { value, ...(own ? { first: filterOf(own, wanted.filter) } : {}) };
          });
          losses.push(value);
          gradient ??= first;
        }
        const filterAfter = kernel && filterOf(kernel, wanted.filter);
        const [after, othersAfter] = [answer(), answerOthers()];
        const of = { before, after, othersBefore, othersAfter };
        return { ...of, losses, poolings, filterBefore, gradient, filterAfter };
      } finally {
        all.forEach((each, i) => {
          each.assign(originals[i]!);
        });
      }
    });
    const { losses, poolings, filterBefore, gradient, filterAfter } = computed;
    const filter =
      filterBefore && gradient && filterAfter
        ? await filterChange(filterBefore, gradient, filterAfter)
        : undefined;
    return {
      losses: await Promise.all(losses.map(async (loss) => (await readOut(loss))[0]!)),
      before: await readOut(computed.before),
      after: await readOut(computed.after),
      poolings: await Promise.all(poolings.map(strongestChannel)),
      ...(filter ? { filter } : {}),
      ...(wanted.others ? { others: await countRight(wanted.others.labels, computed) } : {}),
    };
  });
}

interface OtherLogits {
  readonly othersBefore: Tensor2D | undefined;
  readonly othersAfter: Tensor2D | undefined;
}

async function countRight(labels: readonly number[], { othersBefore, othersAfter }: OtherLogits) {
  const rightIn = async (logits: Tensor2D) => {
    const classes = logits.shape[1];
    const values = await readOut(logits);
    const bestOf = (i: number) => {
      const row = values.subarray(i * classes, (i + 1) * classes);
      return row.indexOf(row.reduce((most, each) => Math.max(most, each), Number.NEGATIVE_INFINITY));
    };
    return labels.filter((label, i) => bestOf(i) === label).length;
  };
  return { count: labels.length, before: await rightIn(othersBefore!), after: await rightIn(othersAfter!) };
}

interface PoolingTensors {
  readonly [part: string]: Tensor | string;
  readonly name: string;
  /** What the pooling looks at, and the gradient of the loss by it: 1 x height x width x channels. */
  readonly values: Tensor;
  readonly gradient: Tensor;
}

/**
 * The gradient of the loss by what each max pooling looks at. It is zero but for the value that won in each window, and zero
 * for that too where relu made it 0, as nothing before it learns then.
 */
function poolingGradients(network: LayersModel, x: Tensor, target: Tensor2D): PoolingTensors[] {
  const layers = layersOf(network);
  const [kernel, bias] = layers.at(-1)!.weights;
  const lossFrom = (start: number) => (value: Tensor) => {
    const features = layers.slice(start, -1).reduce((now, layer) => layer.apply(now) as Tensor, value);
    const products = kernel ? matMul(features as Tensor2D, kernel.read() as Tensor2D) : features;
    return softmaxCrossEntropy((bias ? add(products, bias.read()) : products) as Tensor2D, target);
  };
  const poolings: PoolingTensors[] = [];
  layers.slice(0, -1).reduce((values, layer, i) => {
    if (layer.getClassName() === "MaxPooling2D") {
      const gradient = grad(lossFrom(i))(values);
      const isBehindRelu = layers[i - 1]?.getConfig().activation === "relu";
      poolings.push({
        name: layer.name,
        values,
        gradient: isBehindRelu ? mul(gradient, cast(greater(values, 0), "float32")) : gradient,
      });
    }
    return layer.apply(values) as Tensor;
  }, x);
  return poolings;
}

/** Of a pooling, the channel that the gradient is strongest in. */
async function strongestChannel({ name, values, gradient }: PoolingTensors): Promise<PoolingGradient> {
  const [, height = 1, width = 1, channels = 1] = values.shape;
  const [all, slopes] = [await readOut(values), await readOut(gradient)];
  const strengths = new Float64Array(channels);
  slopes.forEach((slope, i) => {
    strengths[i % channels]! += Math.abs(slope);
  });
  const channel = strengths.indexOf(strengths.reduce((most, each) => Math.max(most, each), 0));
  const strongest = Math.max(0, channel);
  const only = (of: Float32Array) => of.filter((_, i) => i % channels === strongest);
  return { name, height, width, channel: strongest, values: only(all), gradient: only(slopes) };
}

/** One filter of a convolution's weights or their gradient: height x width x input channels x 1. */
function filterOf(kernel: Tensor, filter: number): Tensor {
  const [height = 1, width = 1, channels = 1, filters = 1] = kernel.shape;
  return slice(kernel, [0, 0, 0, Math.min(filter, filters - 1)], [height, width, channels, 1]);
}

async function filterChange(before: Tensor, gradient: Tensor, after: Tensor): Promise<FilterChange> {
  const [height = 1, width = 1, channels = 1] = before.shape;
  return {
    shape: [height, width, channels],
    before: await readOut(before),
    gradient: await readOut(gradient),
    after: await readOut(after),
  };
}

/** Copied, because a backend may return views of its own memory. */
async function readOut(values: Tensor): Promise<Float32Array> {
  const read = Float32Array.from(await values.data<"float32">());
  values.dispose();
  return read;
}
