import { io, tensor, tidy } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { loadLayersModelFromIOHandler } from "@tensorflow/tfjs-layers/dist/models";
import { splitAtHead } from "./forward";
import type { Head } from "./head";

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
  const before = new Set(splitAtHead(network)!.head.map(({ name }) => name));
  const topology = JSON.parse(JSON.stringify(network.toJSON(null, false))) as Topology;
  const { layers } = topology.config;
  const kept = layers.findIndex(({ config }) => before.has(config.name));
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
