import { isChain } from "./adapt";
import type { KerasLayer, KerasNetwork } from "./keras-network";
import { LAYER_KINDS } from "./layer-kinds";

/**
 * Writes a network as the `modelTopology` of a LayersModel, with `initializer` for every weight. It contains only what
 * was checked.
 */
export function toTopology({ layers, inputShape }: KerasNetwork, initializer: string): object {
  const configOf = (layer: KerasLayer, isFirst: boolean) => ({
    name: layer.name,
    trainable: true,
    ...layer.config,
    ...Object.fromEntries(
      (LAYER_KINDS[layer.kind]?.initializers ?? []).map((key) => [
        key,
        { class_name: initializer, config: {} },
      ]),
    ),
    ...(isFirst ? { batch_input_shape: [null, ...inputShape], dtype: "float32" } : {}),
  });
  if (isChain(layers)) {
    const rest = layers.filter(({ kind }) => kind !== "InputLayer");
    const chain = rest.map((layer, i) => ({ class_name: layer.kind, config: configOf(layer, i === 0) }));
    return { class_name: "Sequential", config: { name: "imported", layers: chain } };
  }
  const graph = layers.map((layer, i) => ({
    name: layer.name,
    class_name: layer.kind,
    config: configOf(layer, i === 0),
    inbound_nodes: layer.from.length > 0 ? [layer.from.map((from) => [from, 0, 0, {}])] : [],
  }));
  return {
    class_name: "Functional",
    config: {
      name: "imported",
      layers: graph,
      input_layers: [[layers[0]!.name, 0, 0]],
      output_layers: [[layers.at(-1)!.name, 0, 0]],
    },
  };
}
