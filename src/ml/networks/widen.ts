import { io, tensor, tidy } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { loadLayersModelFromIOHandler } from "@tensorflow/tfjs-layers/dist/models";
import { splitAtHead } from "./forward";
import type { Head } from "./head";

/** A network's topology, as far as it is changed. */
interface Topology {
  readonly config: {
    readonly layers: readonly { readonly config: { readonly name: string; units?: number } }[];
  };
}

/**
 * A network as it is but for its dense layers: with other weights, and as many classes as the last of `head` has. It is made
 * from the network's own topology, which may be of any architecture, with any options, or from elsewhere.
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
