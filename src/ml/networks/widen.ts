import { io, tensor, tidy } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { loadLayersModelFromIOHandler } from "@tensorflow/tfjs-layers/dist/models";
import { splitAtHead } from "./forward";
import type { Head } from "./head";

/** The part of a network's topology that `withHead` changes. */
interface Topology {
  readonly config: {
    readonly layers: readonly { readonly config: { readonly name: string; units?: number } }[];
  };
}

/**
 * A copy of a network with the weights of `head` in its dense layers, and as many classes as `head` answers. The copy is
 * made from the network's own topology, so it works for every architecture and for imported networks. The network has
 * to have a head: see `headOf`.
 */
export async function withHead(network: LayersModel, head: Head): Promise<LayersModel> {
  const layers = splitAtHead(network)!.head;
  const topology = network.toJSON(null, false) as unknown as Topology;
  const last = topology.config.layers.find(({ config }) => config.name === layers.at(-1)!.name);
  last!.config.units = head.at(-1)!.units;
  const modelTopology = JSON.parse(JSON.stringify(topology));
  const next = await loadLayersModelFromIOHandler(io.fromMemory({ modelTopology }));
  const changed = new Map(
    layers.flatMap(({ weights: [kernel, bias] }, i) => {
      const { inputs, units, kernel: values, bias: offsets } = head[i]!;
      return [
        [kernel!, () => tensor(values, [inputs, units])],
        [bias!, () => tensor(offsets, [units])],
      ] as const;
    }),
  );
  tidy(() => next.setWeights(network.weights.map((weight) => changed.get(weight)?.() ?? weight.read())));
  return next;
}
