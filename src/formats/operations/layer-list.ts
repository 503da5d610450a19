import { MOST_NETWORK_BYTES, networkTooLarge } from "../layers-model/chosen-files";
import type { Json } from "../layers-model/json";
import { elementsIn } from "./values";

/** A layer's weight in TensorFlow.js's order of axes. */
export interface LayerValues {
  readonly shape: readonly number[];
  readonly values: Float32Array<ArrayBuffer>;
}

interface ListedLayer {
  readonly kind: string;
  readonly name: string;
  readonly config: Json;
  readonly from: readonly string[];
}

const BYTES = 4;

/** The layers that operations become, in the order in which they compute, and their weights. */
export class LayerList {
  private readonly layers: ListedLayer[] = [];
  /** By layer, then by the weight's own name. */
  private readonly weights = new Map<string, Map<string, LayerValues>>();
  private bytes = 0;

  /** Lists the network's input. @param shape Height, width and channels, or as many values as there are */
  addInput(shape: readonly number[]): string {
    return this.add("InputLayer", { batch_input_shape: [null, ...shape] }, []);
  }

  /** @returns its name. @throws HangerError `import-refused` where the weights of all are too many */
  add(
    kind: string,
    config: Json,
    from: readonly string[],
    weights: Readonly<Record<string, LayerValues>> = {},
  ): string {
    const name = `${kind.toLowerCase()}_${this.layers.length + 1}`;
    this.layers.push({ kind, name, config: { name, ...config }, from });
    this.weights.set(name, new Map());
    for (const [own, values] of Object.entries(weights)) this.setWeight(name, own, values);
    return name;
  }

  kindOf(name: string): string | undefined {
    return this.layers.find((layer) => layer.name === name)?.kind;
  }

  configOf(name: string): Json {
    return this.layers.find((layer) => layer.name === name)?.config ?? {};
  }

  configure(name: string, change: Json): void {
    const at = this.layers.findIndex((layer) => layer.name === name);
    const layer = this.layers[at]!;
    this.layers[at] = { ...layer, config: { ...layer.config, ...change } };
  }

  weightOf(layer: string, own: string): LayerValues | undefined {
    return this.weights.get(layer)?.get(own);
  }

  setWeight(layer: string, own: string, weight: LayerValues): void {
    // One tensor of a file may be the weights of many layers.
    this.bytes += BYTES * elementsIn(weight.shape);
    if (this.bytes > MOST_NETWORK_BYTES) throw networkTooLarge();
    this.weights.get(layer)!.set(own, weight);
  }

  /** The network as a LayersModel's description that ends in `last`, and its weights, one after the other. */
  finish(last: string): { readonly json: Json; readonly weights: ArrayBuffer } {
    const layers = this.layers.map(({ kind, name, config, from }) => ({
      class_name: kind,
      name,
      config,
      inbound_nodes: from.length > 0 ? [from.map((each) => [each, 0, 0, {}])] : [],
    }));
    const listed = [...this.weights].flatMap(([layer, own]) =>
      [...own].map(([name, { shape, values }]) => ({ name: `${layer}/${name}`, shape, values })),
    );
    const all = new Float32Array(listed.reduce((sum, { values }) => sum + values.length, 0));
    let at = 0;
    for (const { values } of listed) {
      all.set(values, at);
      at += values.length;
    }
    const specs = listed.map(({ name, shape }) => ({ name, shape, dtype: "float32" }));
    const config = {
      name: "onnx",
      layers,
      input_layers: [[layers[0]!.name, 0, 0]],
      output_layers: [[last, 0, 0]],
    };
    const json = {
      format: "layers-model",
      modelTopology: { class_name: "Functional", config },
      weightsManifest: [{ paths: [], weights: specs }],
    };
    return { json, weights: all.buffer };
  }
}
