import { add, matMul, type Tensor, type Tensor2D, type Tensor4D } from "@tensorflow/tfjs-core";
import type { Layer } from "@tensorflow/tfjs-layers/dist/engine/topology";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { HangerError } from "../../contract";
import { workerWords } from "../../words/worker";
import { layersOf, partsOf } from "../networks/parts";
import { convolution, convRelu } from "../ops/conv-relu";
import type { ConvReluSpec } from "../ops/convolve";
import { normReluPool } from "../ops/norm-relu-pool";
import type { Normalisation } from "./normalisation";

/**
 * A classifier without its softmax. Training needs the logits: from them, the gradient of cross-entropy through softmax
 * is exact and cheap; from probabilities it is undefined once one reaches zero.
 */
export interface LogitsView {
  /** Logits [batch, classes] of inputs [batch, height, width, channels]. */
  logits(inputs: Tensor, training: TrainingMode): Tensor2D;
  /** The same, with the features [batch, size] that the last layer makes them from. */
  withFeatures(inputs: Tensor, training: TrainingMode): readonly [logits: Tensor2D, features: Tensor2D];
}

/** What a training adds to the network's own layers. */
export interface TrainingMode {
  /** Batch normalisation behind some of the convolutions. */
  readonly normalisation?: Normalisation | undefined;
  /** Replaces a dense layer's input; `layer` is the layer's position. */
  readonly dropout?: ((value: Tensor, layer: number) => Tensor) | undefined;
}

/**
 * The logits of a chain of layers, which run one after the other, each convolution together with the pooling behind it.
 * @throws HangerError `model-invalid` where the last layer is not a `Dense` with softmax
 */
export function logitsOf(network: LayersModel): LogitsView {
  const layers = layersOf(network);
  const last = layers.pop();
  if (last?.getClassName() !== "Dense" || last.getConfig().activation !== "softmax") {
    throw new HangerError("model-invalid", workerWords.notTrainable);
  }
  const [kernel, bias] = last.weights;
  const stages = stagesOf(layers);
  const withFeatures = (inputs: Tensor, training: TrainingMode) => {
    const features = stages.reduce((value, stage) => stage(value, training), inputs) as Tensor2D;
    const kept = training.dropout?.(features, layers.length) ?? features;
    const logits = add(matMul(kept as Tensor2D, kernel!.read() as Tensor2D), bias!.read()) as Tensor2D;
    return [logits, features] as const;
  };
  return { withFeatures, logits: (inputs, training) => withFeatures(inputs, training)[0] };
}

type Stage = (value: Tensor, training: TrainingMode) => Tensor;

function stagesOf(layers: readonly Layer[]): readonly Stage[] {
  return partsOf(layers).map((part, i) =>
    part.kind === "convolution"
      ? convolutionStage(part.layer, part.spec, i === 0)
      : plainStage(part.layer, i),
  );
}

function plainStage(layer: Layer, place: number): Stage {
  const isDense = layer.getClassName() === "Dense";
  return (value, { dropout }) => {
    const kept = isDense && dropout ? dropout(value, place) : value;
    return layer.apply(kept, { training: true }) as Tensor;
  };
}

function convolutionStage(layer: Layer, spec: ConvReluSpec, isInput: boolean): Stage {
  const [filter, bias] = layer.weights;
  return (value, { normalisation }) => {
    const x = value as Tensor4D;
    const normalised = normalisation?.behind(layer);
    if (!normalised) return convRelu(x, filter!.read(), bias!.read(), spec, isInput);
    const { gamma, beta, observe } = normalised;
    return normReluPool(convolution(x, filter!.read(), spec, isInput), gamma, beta, observe);
  };
}

/** The convolutions that batch normalisation can follow while training: those with relu and 2 x 2 pooling behind. */
export function normalisable(network: LayersModel): readonly Layer[] {
  const isHalved = (sizes: readonly number[]) => sizes.every((size) => size === 2);
  return partsOf(network.layers).flatMap((part) => {
    if (part.kind !== "convolution" || !part.spec.pool) return [];
    const { size, strides, padding } = part.spec.pool;
    return isHalved(size) && isHalved(strides) && padding === "valid" ? [part.layer] : [];
  });
}
