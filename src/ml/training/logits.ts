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
 * A classifier taken apart just before its softmax. Training needs the logits: the gradient of cross-entropy
 * through softmax is exact and cheap from them, and undefined from probabilities that reached zero.
 */
export interface LogitsView {
  /** Logits [batch, classes] of inputs [batch, height, width, channels]. */
  logits(inputs: Tensor, training: Training): Tensor2D;
}

/** How a network is run while it is trained. */
export interface Training {
  /** Convolutions with batch normalisation behind them; the others are run as they are. */
  readonly normalisation?: Normalisation | undefined;
  /** What dense layers are given instead of their input. */
  readonly dropout?: ((value: Tensor, layer: number) => Tensor) | undefined;
}

/**
 * Layers are run one after the other, a convolution together with the pooling behind it.
 * @throws HangerError `model-invalid` where the last layer is not a Dense one with softmax
 */
export function logitsOf(network: LayersModel): LogitsView {
  const layers = layersOf(network);
  const last = layers.pop();
  if (last?.getClassName() !== "Dense" || last.getConfig().activation !== "softmax") {
    throw new HangerError("model-invalid", workerWords.notTrainable);
  }
  const [kernel, bias] = last.weights;
  const stages = stagesOf(layers);
  return {
    logits(inputs, training) {
      const features = stages.reduce((value, stage) => stage(value, training), inputs);
      const kept = training.dropout?.(features, layers.length) ?? features;
      return add(matMul(kept as Tensor2D, kernel!.read() as Tensor2D), bias!.read());
    },
  };
}

type Stage = (value: Tensor, training: Training) => Tensor;

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

/** The convolutions of a network that can be followed by batch normalisation: with relu and 2 x 2 pooling behind. */
export function normalisable(network: LayersModel): readonly Layer[] {
  const isHalved = (sizes: readonly number[]) => sizes.every((size) => size === 2);
  return partsOf(network.layers).flatMap((part) => {
    if (part.kind !== "convolution" || !part.spec.pool) return [];
    const { size, strides, padding } = part.spec.pool;
    return isHalved(size) && isHalved(strides) && padding === "valid" ? [part.layer] : [];
  });
}
