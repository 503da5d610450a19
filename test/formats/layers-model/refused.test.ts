import { memory } from "@tensorflow/tfjs-core";
import { readNetwork } from "../../../src/formats/layers-model";
import { cpuReady } from "../../ml/cpu-backend";
import { KERAS_2, KERAS_3, kerasNode, quantised } from "./converted";

beforeAll(cpuReady);

describe("refuses", () => {
  type Description = typeof KERAS_2;
  const { manifest, bytes } = quantised("");
  const layersOf = (description: Description) =>
    description.modelTopology.model_config.config.layers as Layer[];
  interface Layer {
    class_name: string;
    config: Record<string, unknown>;
  }

  /** What is said of the network after a change to its description. */
  async function refused(
    change: (description: Description) => unknown,
    { weights = bytes, groups = manifest as unknown[] } = {},
  ): Promise<string> {
    const description = structuredClone(KERAS_2);
    const changed = change(description) ?? description;
    const tensors = memory().numTensors;
    const text = JSON.stringify({ weightsManifest: groups, ...(changed as object) });
    const failure = await readNetwork(text, weights.slice().buffer).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(memory().numTensors).toBe(tensors);
    expect(failure).toMatchObject({ code: "import-refused" });
    return (failure as Error).message;
  }
  const layer = (i: number, config: object, kind?: string) => (description: Description) => {
    const target = layersOf(description)[i]!;
    Object.assign(target.config, config);
    if (kind) target.class_name = kind;
  };
  const input = (shape: unknown) => (description: Description) => {
    for (const { config } of layersOf(description).slice(0, 2)) config.batch_input_shape = shape;
  };

  test.each<[string, (description: Description) => unknown, RegExp]>([
    [
      "a layer that is not known",
      layer(2, {}, "LSTM"),
      /layer of type "LSTM", which Hanger does not support/,
    ],
    [
      "an activation that is not known",
      layer(1, { activation: "selu" }),
      /activation "selu", which Hanger does not support/,
    ],
    [
      "colour pictures",
      input([null, 224, 224, 3]),
      /expects 224 × 224 × 3\. Hanger gives it 28 × 28 × 1 pictures/,
    ],
    ["an oblong picture", input([null, 28, 14, 1]), /expects 28 × 14 × 1/],
    ["an open input", input([null, null, null, 1]), /does not state the size/],
    ["no input", input(undefined), /does not state the size/],
    ["10,000 classes", layer(3, { units: 10_000 }), /missing or mismatched weights|do not fit/],
    ["a billion units", layer(3, { units: 1e9 }), /"units" of the layer "dense" is invalid/],
    ["a million filters", layer(1, { filters: 1e6 }), /missing or mismatched weights/],
    ["less than a filter", layer(1, { filters: -1 }), /do not fit together/],
    [
      "a filter larger than the picture",
      layer(1, { kernel_size: [40, 40] }),
      /do not fit together|missing or mismatched weights/,
    ],
    [
      "settings that are no settings",
      layer(1, { strides: { valueOf: "x" } }),
      /"strides" of the layer "conv2d" is invalid/,
    ],
    ["channels first", layer(1, { data_format: "channels_first" }), /expects channels first/],
    ["groups of filters", layer(1, { groups: 2 }), /"groups" of the layer "conv2d"/],
    ["no probabilities", layer(3, { activation: "relu" }), /gives no probabilities/],
    ["names twice", layer(3, { name: "conv2d" }), /have the same name/],
    [
      "a name that is none",
      layer(3, { name: "<img src=x onerror=alert(1)>" }),
      /does not support this kind of network/,
    ],
    ["the prototype as a name", layer(3, { name: "__proto__" }), /does not support this kind of network/],
    [
      "the prototype as a kind",
      layer(3, {}, "__proto__"),
      /layer of type "__proto__", which Hanger does not support/,
    ],
    ["no layers", (d) => void layersOf(d).splice(0), /has no layers/],
    ["a graph model", (d) => ({ ...d, format: "graph-model" }), /GraphModel/],
    ["no topology", (d) => ({ ...d, modelTopology: null }), /does not describe a network/],
    [
      "another topology",
      (d) => ({ ...d, modelTopology: { class_name: "Tree", config: {} } }),
      /does not support this kind of network/,
    ],
    ["no manifest", (d) => ({ ...d, weightsManifest: [] }), /list of weights is invalid/],
    [
      "weights of text",
      (d) => ({
        ...d,
        weightsManifest: [{ paths: ["a"], weights: [{ name: "a", shape: [1], dtype: "string" }] }],
      }),
      /list of weights is invalid/,
    ],
  ])("%s", async (_, change, sentence) => {
    expect(await refused(change)).toMatch(sentence);
  });

  test("10,000 classes that have their weights", async () => {
    const units = 10_000;
    const weights = manifest[0]!.weights.map((spec) =>
      spec.name.startsWith("dense") ? { ...spec, shape: [...spec.shape.slice(0, -1), units] } : spec,
    );
    const all = new Uint8Array(20 + 3 * units);
    const sentence = await refused(layer(3, { units }), {
      weights: all,
      groups: [{ paths: ["a"], weights }],
    });
    expect(sentence).toBe("This network has 10,000 classes. Hanger supports 2 to 1,000.");
  });

  test("too few and too many bytes", async () => {
    expect(await refused(() => undefined, { weights: bytes.slice(1) })).toMatch(
      /needs 50 bytes, but there are 49/,
    );
    const more = new Uint8Array(51);
    expect(await refused(() => undefined, { weights: more })).toMatch(/needs 50 bytes, but there are 51/);
  });

  test("missing weights", async () => {
    const weights = manifest[0]!.weights.slice(0, 3);
    const groups = [
      { paths: ["a"], weights: [...weights, { ...manifest[0]!.weights[3]!, name: "other/bias" }] },
    ];
    expect(await refused(() => undefined, { groups })).toMatch(
      /weights "dense\/bias" of this network are missing/,
    );
  });

  test("weights of another shape", async () => {
    const weights = manifest[0]!.weights.map((spec) =>
      spec.name === "dense/kernel" ? { ...spec, shape: [10, 2] } : spec,
    );
    expect(await refused(() => undefined, { groups: [{ paths: ["a"], weights }] })).toMatch(
      /does not match their layer/,
    );
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])("weights with %p", async (value) => {
    const weights = manifest[0]!.weights.map(({ quantization: _, ...spec }) => spec);
    const numbers = new Float32Array(50).fill(0.1);
    numbers[44] = value;
    const groups = [{ paths: ["a"], weights }];
    expect(await refused(() => undefined, { weights: new Uint8Array(numbers.buffer), groups })).toMatch(
      /not numbers/,
    );
  });

  test("weights that are written twice, or as bytes without their scale", async () => {
    const { weights } = manifest[0]!;
    const twice = [...weights, weights[0]!];
    expect(await refused(() => undefined, { groups: [{ paths: ["a"], weights: twice }] })).toMatch(/weights/);
    const unscaled = weights.map((spec) => ({ ...spec, quantization: { dtype: "uint8" } }));
    expect(await refused(() => undefined, { groups: [{ paths: ["a"], weights: unscaled }] })).toMatch(
      /weights/,
    );
  });

  test("what is no JSON", async () => {
    for (const text of ["", "[1", "null", "7", '"model"']) {
      await expect(readNetwork(text, new ArrayBuffer(0))).rejects.toMatchObject({ code: "import-refused" });
    }
  });

  test("a network that runs in a circle, or from nowhere", async () => {
    const functional = (from: string) => {
      const description = structuredClone(KERAS_3);
      description.modelTopology.model_config.config.layers[1]!.inbound_nodes = [kerasNode(from)];
      return description;
    };
    for (const from of ["dense", "nowhere", "conv2d"]) {
      expect(await refused(() => functional(from))).toMatch(/does not support this kind of network/);
    }
  });
});
