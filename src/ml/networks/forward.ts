import { fused, reshape, softmax, type Tensor, type Tensor2D } from "@tensorflow/tfjs-core";
import type { Layer } from "@tensorflow/tfjs-layers/dist/engine/topology";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { convolveForward } from "../ops/convolve";
import { layersOf, type Part, partsOf } from "./parts";

type Forward = (inputs: Tensor) => Tensor;

const known = new WeakMap<LayersModel, Forward>();

/**
 * A network's forward pass as direct kernel calls. For a single picture, TensorFlow.js's layers spend as much time on
 * preparing the calls as the kernels take. A network that is not a `Sequential` runs through `predictOnBatch`.
 */
export function forwardOf(network: LayersModel): Forward {
  const kept = known.get(network);
  if (kept) return kept;
  const made = network.getClassName() === "Sequential" ? chain(network) : usual(network);
  known.set(network, made);
  return made;
}

const usual =
  (network: LayersModel): Forward =>
  (inputs) =>
    network.predictOnBatch(inputs) as Tensor;

function chain(network: LayersModel): Forward {
  const layers = layersOf(network);
  const steps = partsOf(layers).map(stepOf);
  return (inputs) => steps.reduce((value, step) => step(value), inputs);
}

/**
 * Splits a `Sequential` network at its first dense layer: `body` turns inputs [n, h, w, c] into features [n, size], and
 * `head` is the dense layers behind it, dropout left out. Undefined where other layers follow, or none come before.
 */
export function splitAtHead(
  network: LayersModel,
): { readonly body: Forward; readonly head: readonly Layer[] } | undefined {
  if (network.getClassName() !== "Sequential") return undefined;
  const layers = layersOf(network);
  const first = layers.findIndex((layer) => layer.getClassName() === "Dense");
  const head = layers.slice(first).filter((layer) => layer.getClassName() !== "Dropout");
  if (first < 1 || head.some((layer) => layer.getClassName() !== "Dense")) return undefined;
  const steps = partsOf(layers.slice(0, first)).map(stepOf);
  return { head, body: (inputs) => steps.reduce((value, step) => step(value), inputs) };
}

function stepOf(part: Part): Forward {
  const { layer } = part;
  if (part.kind === "convolution") {
    const [filter, bias] = layer.weights;
    return (value) => convolveForward(value, filter!.read(), bias!.read(), part.spec);
  }
  const kind = layer.getClassName();
  if (kind === "Dense" && layer.weights.length === 2) return denseStep(layer);
  if (kind === "Flatten") return (value) => reshape(value, [value.shape[0]!, -1]);
  if (kind === "Dropout") return (value) => value;
  return (value) => layer.apply(value) as Tensor;
}

function denseStep(layer: Layer): Forward {
  const [kernel, bias] = layer.weights;
  const activation = String(layer.getConfig().activation);
  if (!["relu", "linear", "softmax"].includes(activation)) return (value) => layer.apply(value) as Tensor;
  const after = activation === "relu" ? "relu" : "linear";
  return (value) => {
    if (value.shape.length !== 2) return layer.apply(value) as Tensor;
    const [a, b] = [value as Tensor2D, kernel!.read() as Tensor2D];
    const sums = fused.matMul({ a, b, bias: bias!.read(), activation: after });
    return activation === "softmax" ? softmax(sums) : sums;
  };
}
