import { tensor, tidy } from "@tensorflow/tfjs-core";
import type { Layer } from "@tensorflow/tfjs-layers/dist/engine/topology";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { HangerError } from "../../contract";
import { learningWords } from "../../words/learning";
import { guarded } from "../ops/guard";
import { layersOf } from "./parts";

/** Rounds over all pairs of layers. Two layers settle at once, a chain of them within a few rounds. */
const ROUNDS = 8;

/** A filter or kernel as [rows, inputs, outputs], whose rows are the positions of a filter. */
interface Weights {
  readonly layer: Layer;
  readonly inputs: number;
  readonly outputs: number;
  readonly kernel: Float32Array;
  /** Undefined for a layer without. */
  readonly bias: Float32Array | undefined;
}

/**
 * Brings the weights of all channels to one range, so that a whole layer can be stored in bytes of one scale. Behind
 * relu, a channel can be made smaller by any factor if all that reads it is made larger by the same; the factor that
 * equalises both ranges is the square root of their ratio (Nagel et al., Data-Free Quantization through Weight Equalization
 * and Bias Correction, 2019, section 4.1). The network answers as before. It has to be a chain of convolutions with relu,
 * poolings that keep channels apart, and a dense layer.
 * @throws HangerError `model-invalid` where it is no such chain
 */
export async function equalise(network: LayersModel): Promise<void> {
  const chain: Weights[] = [];
  for (const layer of layersOf(network)) {
    if (layer.weights.length > 0) chain.push(await weightsOf(layer));
  }
  const isChain = chain.every(({ inputs, bias }, i) => bias && (i === 0 || inputs === chain[i - 1]!.outputs));
  if (!isChain) throw new HangerError("model-invalid", learningWords.noChain);
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i + 1 < chain.length; i++) level(chain[i]!, chain[i + 1]!);
  }
  tidy(() => {
    for (const { layer, kernel, bias } of chain) {
      const [kernelShape, biasShape] = layer.weights.map(({ shape }) => shape as number[]);
      layer.setWeights([tensor(kernel, kernelShape), tensor(bias!, biasShape)]);
    }
  });
}

async function weightsOf(layer: Layer): Promise<Weights> {
  const [kernel, bias] = await guarded(() =>
    Promise.all(layer.weights.map(async (weight) => (await weight.read().data<"float32">()).slice())),
  );
  const [inputs, outputs] = layer.weights[0]!.shape.slice(-2) as [number, number];
  return { layer, inputs, outputs, kernel: kernel!, bias };
}

function level(first: Weights, second: Weights): void {
  const given = new Float32Array(first.outputs);
  first.kernel.forEach((value, i) => {
    const channel = i % first.outputs;
    given[channel] = Math.max(given[channel]!, Math.abs(value));
  });
  const taken = new Float32Array(second.inputs);
  second.kernel.forEach((value, i) => {
    const channel = Math.floor(i / second.outputs) % second.inputs;
    taken[channel] = Math.max(taken[channel]!, Math.abs(value));
  });
  const factors = given.map((range, i) => (range > 0 && taken[i]! > 0 ? Math.sqrt(range / taken[i]!) : 1));
  first.kernel.forEach((value, i) => {
    first.kernel[i] = value / factors[i % first.outputs]!;
  });
  first.bias!.forEach((value, i, bias) => {
    bias[i] = value / factors[i]!;
  });
  second.kernel.forEach((value, i) => {
    second.kernel[i] = value * factors[Math.floor(i / second.outputs) % second.inputs]!;
  });
}
