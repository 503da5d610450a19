import { io, mul, tensor, tidy } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { loadLayersModelFromIOHandler } from "@tensorflow/tfjs-layers/dist/models";
import { HangerError } from "../../contract";
import { learningWords } from "../../words/learning";
import { splitAtHead } from "./forward";
import type { Head } from "./head";
import { layersOf } from "./parts";

/** Which activation bends features, and the name of its layer. */
const SOFTSIGN = "softsign";

/** The parts of a network's topology that are changed. */
interface Topology {
  readonly config: { readonly layers: LayerTopology[] };
}

interface LayerTopology {
  readonly class_name: string;
  readonly config: { readonly name: string; units?: number; activation?: string; use_bias?: boolean };
}

/**
 * A copy of a network that ends in the two dense layers of `head`, in place of the dense layers that it ended in. The copy
 * is made from the network's own topology, so it works for every architecture and for imported networks.
 */
export async function withHead(network: LayersModel, head: Head): Promise<LayersModel> {
  const { topology, kept } = splitTopology(network);
  const { layers } = topology.config;
  const dense = layers[kept]!;
  const made = (name: string, units: number, activation: string, use_bias: boolean): LayerTopology => ({
    ...dense,
    config: { ...dense.config, name, units, activation, use_bias },
  });
  layers.splice(
    kept,
    layers.length - kept,
    made("prototypes", head.prototypes.units, "softmax", true),
    made("answer", head.classes, "linear", false),
  );
  const next = await loadLayersModelFromIOHandler(io.fromMemory({ modelTopology: topology }));
  const { inputs, units, kernel, bias } = head.prototypes;
  const body = network.weights.slice(0, next.weights.length - 3);
  tidy(() =>
    next.setWeights([
      ...body.map((weight) => weight.read()),
      tensor(kernel, [inputs, units]),
      tensor(bias, [units]),
      tensor(head.groups, [units, head.classes]),
    ]),
  );
  return next;
}

/**
 * A copy of a network whose features x, behind its last convolution, become f x / (1 + f x), with the factor f. Few features
 * are large and many are small. Bent like this, they are closer to the normal distribution that linear discriminants
 * expect, and no large feature outweighs all others. The last convolution takes the factor, since relu and pooling pass it on.
 * @throws HangerError `model-invalid` where the network's last weights before its dense layers are not a convolution's
 */
export async function withSoftsign(network: LayersModel, factor: number): Promise<LayersModel> {
  const { topology, kept } = splitTopology(network);
  topology.config.layers.splice(kept, 0, {
    class_name: "Activation",
    config: { name: SOFTSIGN, activation: SOFTSIGN },
  });
  const weighted = layersOf(network)
    .slice(0, kept)
    .filter(({ weights }) => weights.length > 0);
  const last = weighted.at(-1);
  if (last?.getClassName() !== "Conv2D" || last.getConfig().activation !== "relu")
    throw new HangerError("model-invalid", learningWords.noChain);
  const scaled = new Set(last.weights);
  const next = await loadLayersModelFromIOHandler(io.fromMemory({ modelTopology: topology }));
  tidy(() =>
    next.setWeights(
      network.weights.map((weight) => (scaled.has(weight) ? mul(weight.read(), factor) : weight.read())),
    ),
  );
  return next;
}

/** A copy of a network's topology, and the place of its first dense layer there. */
function splitTopology(network: LayersModel): { readonly topology: Topology; readonly kept: number } {
  const head = new Set(splitAtHead(network)!.head.map(({ name }) => name));
  const topology = JSON.parse(JSON.stringify(network.toJSON(null, false))) as Topology;
  return { topology, kept: topology.config.layers.findIndex(({ config }) => head.has(config.name)) };
}
