import { type Tensor, tensor, tidy } from "@tensorflow/tfjs-core";
import type { Layer, SymbolicTensor } from "@tensorflow/tfjs-layers/dist/engine/topology";
import { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { HangerError } from "../../contract";
import { explorationWords } from "../../words/exploration";
import { inputShapeOf } from "../networks/answer";
import { guarded } from "../ops/guard";

/** A layer's output for one picture; the shape leaves the batch out. */
export interface LayerOutput {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/**
 * A network's layer by name.
 * @throws HangerError `bad-request` where the network has no such layer
 */
export function findLayer(network: LayersModel, name: string): Layer {
  const layer = network.layers.find((candidate) => candidate.name === name);
  if (!layer) throw new HangerError("bad-request", explorationWords.noSuchLayer(name));
  return layer;
}

/**
 * The values of tensors inside a network for one input, height x width x channels, from a single forward pass.
 * @throws HangerError `bad-request` where the input has another size
 * @throws BackendFailure where the backend fails
 */
export async function outputsOf(
  network: LayersModel,
  wanted: readonly SymbolicTensor[],
  input: Float32Array,
): Promise<readonly LayerOutput[]> {
  const shape = inputShapeOf(network);
  if (input.length !== shape.reduce((product, size) => product * size, 1)) {
    throw new HangerError("bad-request", explorationWords.otherNetworksPicture);
  }
  const [start] = network.inputs;
  // The network's input needs no computing.
  const inside = wanted.filter((symbolic) => symbolic !== start);
  const computed = await guarded(async () => {
    const tensors = inside.length === 0 ? [] : runTo(network, inside, tensorOf(input, shape));
    return Promise.all(tensors.map(readOut));
  });
  return wanted.map((symbolic) =>
    symbolic === start ? { shape, values: input } : computed[inside.indexOf(symbolic)]!,
  );
}

const tensorOf = (input: Float32Array, shape: readonly number[]) => () => tensor(input, [1, ...shape]);

/** Runs the network up to some of its inner tensors. The partial network owns no weights, so it is not disposed of. */
function runTo(network: LayersModel, outputs: SymbolicTensor[], makeInput: () => Tensor): readonly Tensor[] {
  const part = new LayersModel({ inputs: network.inputs, outputs, name: `${network.name}-inside` });
  return tidy(() => [part.predictOnBatch(makeInput())].flat() as Tensor[]);
}

async function readOut(output: Tensor): Promise<LayerOutput> {
  const values = await output.data<"float32">();
  output.dispose();
  return { shape: output.shape.slice(1), values };
}
