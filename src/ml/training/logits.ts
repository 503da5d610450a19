import {
  add,
  clipByValue,
  log,
  matMul,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from "@tensorflow/tfjs-core";
import type { Layer } from "@tensorflow/tfjs-layers/dist/engine/topology";
import { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { HangerError } from "../../contract";
import { workerWords } from "../../words/worker";
import { layersOf, partsOf } from "../networks/parts";
import { convolution, convRelu } from "../ops/conv-relu";
import type { ConvReluSpec } from "../ops/convolve";
import { normReluPool } from "../ops/norm-relu-pool";
import { makeDifferentiable } from "./differentiable";
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
 * The logits of a network that answers with a probability for each class. Of a chain of layers, each convolution runs together
 * with the pooling behind it; other networks run as their layers are connected.
 * @throws HangerError `model-invalid` where the network cannot be trained: its sentence says why
 */
export function logitsOf(network: LayersModel): LogitsView {
  const { outputs } = network;
  if (outputs.length > 1 || outputs[0]!.shape.length !== 2) throw untrainable(workerWords.notTrainable);
  makeDifferentiable(allLayersOf(network));
  const end = outputs[0]!.sourceLayer;
  return isSoftmax(end) ? beforeSoftmax(network, end) : afterProbabilities(network);
}

function beforeSoftmax(network: LayersModel, end: Layer): LogitsView {
  const place = layersOf(network).length - 1;
  const before = isLayerChain(network) ? chainBefore(network) : graphBefore(network, end);
  const [kernel, bias] = end.weights;
  const withFeatures = (inputs: Tensor, training: TrainingMode) => {
    const features = before(inputs, training) as Tensor2D;
    if (!kernel) return [features, features] as const;
    const kept = training.dropout?.(features, place) ?? features;
    const products: Tensor2D = matMul(kept as Tensor2D, kernel.read() as Tensor2D);
    const logits = bias ? (add(products, bias.read()) as Tensor2D) : products;
    return [logits, features] as const;
  };
  return { withFeatures, logits: (inputs, training) => withFeatures(inputs, training)[0] };
}

/** The least probability that a gradient goes through. */
const LEAST_PROBABILITY = 1e-7;

/** Of probabilities that something else than a softmax at the end made, such as a sigmoid for each class. */
function afterProbabilities(network: LayersModel): LogitsView {
  const logits = (inputs: Tensor) => {
    const probabilities = network.apply(inputs, { training: true }) as Tensor2D;
    return log(clipByValue(probabilities, LEAST_PROBABILITY, 1));
  };
  const withFeatures = (inputs: Tensor) => {
    const made = logits(inputs);
    return [made, made] as const;
  };
  return { logits, withFeatures };
}

const untrainable = (sentence: string) => new HangerError("model-invalid", sentence);

/** Whether a layer makes probabilities of logits, or of features by weights of its own. */
function isSoftmax(layer: Layer): boolean {
  const kind = layer.getClassName();
  const { activation, axis } = layer.getConfig();
  if (kind === "Softmax") return axis === -1 || axis === undefined;
  return ["Dense", "Activation"].includes(kind) && activation === "softmax";
}

/** A network's layers, and those of the networks that it holds as layers. */
function allLayersOf({ layers }: LayersModel): readonly Layer[] {
  return layers.flatMap((layer) =>
    "layers" in layer ? allLayersOf(layer as unknown as LayersModel) : [layer],
  );
}

/** Whether each layer takes what the layer before gives, and nothing else. */
export function isLayerChain(network: LayersModel): boolean {
  if (network.getClassName() === "Sequential") return true;
  return network.layers.every((layer, i, { [i - 1]: previous }) => {
    const [node, ...others] = layer.inboundNodes;
    const { inboundLayers } = node!;
    return (
      others.length === 0 && inboundLayers.length <= 1 && inboundLayers.every((each) => each === previous)
    );
  });
}

type Before = (inputs: Tensor, training: TrainingMode) => Tensor;

function chainBefore(network: LayersModel): Before {
  const stages = stagesOf(layersOf(network).slice(0, -1));
  return (inputs, training) => stages.reduce((value, stage) => stage(value, training), inputs);
}

function graphBefore({ inputs }: LayersModel, end: Layer): Before {
  const graph = new LayersModel({ inputs, outputs: end.inboundNodes[0]!.inputTensors });
  return (values) => graph.apply(values, { training: true }) as Tensor;
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
