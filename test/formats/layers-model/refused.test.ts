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
      layer(1, { activation: "sparsemax" }),
      /activation "sparsemax", which Hanger does not support/,
    ],
    [
      "pictures with five channels",
      input([null, 28, 28, 5]),
      /expects 28 × 28 × 5\. Hanger gives it pictures of 8 to 512 pixels a side/,
    ],
    ["a picture too small", input([null, 28, 4, 1]), /expects 28 × 4 × 1/],
    ["an open input", input([null, null, null, 1]), /does not state the size/],
    ["no input", input(undefined), /does not state the size/],
    ["10,000 classes", layer(3, { units: 10_000 }), /missing or mismatched weights|do not fit/],
    ["a billion units", layer(3, { units: 1e9 }), /"units" of the layer "dense" is invalid/],
    ["a million filters", layer(1, { filters: 1e6 }), /missing or mismatched weights/],
    ["less than a filter", layer(1, { filters: -1 }), /"filters" of the layer "conv2d" is invalid/],
    [
      "settings that are no settings",
      layer(1, { strides: { valueOf: "x" } }),
      /"strides" of the layer "conv2d" is invalid/,
    ],
    ["channels first", layer(1, { data_format: "channels_first" }), /expects channels first/],
    ["groups of filters", layer(1, { groups: 2 }), /"groups" of the layer "conv2d"/],
    [
      "gaps in the filters of a layer that TensorFlow.js computes without them",
      layer(1, { dilation_rate: [1, 2] }, "DepthwiseConv2D"),
      /"dilation_rate" of the layer "conv2d"/,
    ],
    ["no probabilities", layer(3, { activation: "relu" }), /gives no probabilities/],
    ["names twice", layer(3, { name: "conv2d" }), /have the same name/],
    [
      "a name without weights",
      layer(3, { name: "<img src=x onerror=alert(1)>" }),
      /weights "layer_img_src_x_onerror_alert_1__\/kernel" of this network are missing/,
    ],
    ["the prototype as a name", layer(3, { name: "__proto__" }), /weights "layer__proto__\/kernel"/],
    [
      "the prototype as a kind",
      layer(3, {}, "__proto__"),
      /layer of type "__proto__", which Hanger does not support/,
    ],
    ["no layers", (d) => void layersOf(d).splice(0), /has no layers/],
    ["a graph model", (d) => ({ ...d, format: "graph-model" }), /GraphModel.* Open the \.keras or \.h5 file/],
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
    expect(sentence).toBe(
      "This network has 10,000 classes. Hanger supports 2 to 1,000: train one for fewer.",
    );
  });

  test("too few bytes", async () => {
    expect(await refused(() => undefined, { weights: bytes.slice(1) })).toMatch(
      /needs 50 bytes, but there are 49/,
    );
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

describe("refuses before it computes", () => {
  const LONG = Array.from({ length: 400 }, (_, i) => 1 + (i % 7));
  const described = (layers: readonly object[], shapes: Readonly<Record<string, readonly number[]>>) => {
    const weights = Object.entries(shapes).map(([name, shape]) => ({ name, shape, dtype: "float32" }));
    const values = weights.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
    const modelTopology = { class_name: "Sequential", config: { name: "s", layers } };
    const text = JSON.stringify({ modelTopology, weightsManifest: [{ paths: ["w"], weights }] });
    return { text, bytes: 4 * values };
  };
  const convolution = (config: object) => ({
    class_name: "Conv2D",
    config: { name: "c", filters: 4, ...config },
  });
  const tail = [
    { class_name: "GlobalAveragePooling2D", config: { name: "g" } },
    { class_name: "Dense", config: { name: "d", units: 3, activation: "softmax" } },
  ];
  const DENSE = { "d/kernel": [4, 3], "d/bias": [3] };

  test("weights that the file only claims to have", async () => {
    const first = convolution({ kernel_size: 3, batch_input_shape: [null, 28, 28, 1] });
    const { text } = described([first, ...tail], { "c/kernel": [10_000, 10_000, 10, 10], ...DENSE });
    await expect(readNetwork(text, new ArrayBuffer(4))).rejects.toThrow(
      /incomplete: this network needs 40,000/,
    );
  });

  test.each([
    [148, 148],
    [1, 3000],
  ])("a filter of %d x %d whose places would not fit into memory", async (height, width) => {
    const size = { kernel_size: [height, width], padding: "same", batch_input_shape: [null, 224, 224, 1] };
    const { text, bytes } = described([convolution(size), ...tail], {
      "c/kernel": [height, width, 1, 4],
      "c/bias": [4],
      ...DENSE,
    });
    await expect(readNetwork(text, new ArrayBuffer(bytes))).rejects.toThrow(
      /filter or window .* is too large/,
    );
  });

  const onPicture = { batch_input_shape: [null, 28, 28, 1] };
  const pooling = (pool_size: number) => ({
    class_name: "MaxPooling2D",
    config: { name: "p", pool_size, strides: 1, ...onPicture },
  });
  const cropping = (...sides: readonly number[]) => ({
    class_name: "Cropping2D",
    config: { name: "p", cropping: [sides, sides], ...onPicture },
  });
  const mean = { class_name: "GlobalAveragePooling2D", config: { name: "g" } };
  const rest = [{ class_name: "Flatten", config: { name: "f" } }, tail[1]!];
  const NOTHING_LEFT = /^A filter, window or cropping in this network is larger than the picture/;

  test.each<[string, readonly object[], Readonly<Record<string, readonly number[]>>]>([
    [
      "a filter of 40 x 40",
      [convolution({ kernel_size: 40, ...onPicture }), ...tail],
      { "c/kernel": [40, 40, 1, 4], "c/bias": [4], ...DENSE },
    ],
    [
      "a filter one pixel too large",
      [convolution({ kernel_size: 29, ...onPicture }), ...tail],
      { "c/kernel": [29, 29, 1, 4], "c/bias": [4], ...DENSE },
    ],
    [
      "a filter too high, before a row",
      [convolution({ kernel_size: [40, 3], ...onPicture }), ...rest],
      { "c/kernel": [40, 3, 1, 4], "c/bias": [4], ...DENSE },
    ],
    ["a window of 40 x 40", [pooling(40), mean, tail[1]!], { "d/kernel": [1, 3], "d/bias": [3] }],
    ["all of it cropped", [cropping(14, 14), mean, tail[1]!], { "d/kernel": [1, 3], "d/bias": [3] }],
    ["more of it cropped", [cropping(20, 20), mean, tail[1]!], { "d/kernel": [1, 3], "d/bias": [3] }],
  ])("what leaves nothing of the picture: %s", async (_, layers, shapes) => {
    const { text, bytes } = described(layers, shapes);
    await expect(readNetwork(text, new ArrayBuffer(bytes))).rejects.toThrow(NOTHING_LEFT);
  });

  test("what leaves nothing of the picture in a network with branches", async () => {
    const layer = (class_name: string, config: { readonly name: string }, ...from: readonly string[]) => ({
      class_name,
      name: config.name,
      config,
      inbound_nodes: from.length > 0 ? [from.map((name) => [name, 0, 0, {}])] : [],
    });
    const windows = (name: string) => ({ name, pool_size: 40, strides: 1 });
    const layers = [
      layer("InputLayer", { name: "i", ...onPicture }),
      layer("MaxPooling2D", windows("a"), "i"),
      layer("MaxPooling2D", windows("b"), "i"),
      layer("Add", { name: "s" }, "a", "b"),
      layer("GlobalAveragePooling2D", { name: "g" }, "s"),
      layer("Dense", tail[1]!.config, "g"),
    ];
    const config = { name: "f", layers, input_layers: [["i", 0, 0]], output_layers: [["d", 0, 0]] };
    const { text, bytes } = described([], { "d/kernel": [1, 3], "d/bias": [3] });
    const modelTopology = { class_name: "Functional", config };
    const graph = JSON.stringify({ ...JSON.parse(text), modelTopology });
    await expect(readNetwork(graph, new ArrayBuffer(bytes))).rejects.toThrow(NOTHING_LEFT);
  });

  test("all layers that are not supported are named at once, before weights that are missing", async () => {
    const layer = (name: string) => ({ class_name: name, config: { name: name.toLowerCase() } });
    const inner = {
      class_name: "Sequential",
      config: { name: "inner", layers: [layer("GRU"), layer("Dot")] },
    };
    const layers = [
      { class_name: "LSTM", config: { name: "l", ...onPicture } },
      inner,
      layer("Dot"),
      ...tail,
    ];
    const { text } = described(layers, { "d/kernel": [1000, 1000] });
    await expect(readNetwork(text, new ArrayBuffer(0))).rejects.toThrow(
      "layers of types that Hanger does not support: LSTM, GRU, Dot. Train one without them, or choose another",
    );
  });

  test("padding that takes pixels away", async () => {
    const padding = {
      class_name: "ZeroPadding2D",
      config: {
        name: "p",
        padding: [
          [-3, 0],
          [0, 0],
        ],
        batch_input_shape: [null, 28, 28, 1],
      },
    };
    const { text, bytes } = described([padding, convolution({ kernel_size: 3 }), ...tail], DENSE);
    await expect(readNetwork(text, new ArrayBuffer(bytes))).rejects.toThrow(
      '"padding" of the layer "p" is invalid',
    );
  });

  test.each<[string, readonly object[]]>([
    ["shapes", [{ class_name: "Flatten", config: { name: "f", batch_input_shape: [null, ...LONG] } }]],
    [
      "kinds",
      LONG.map((n) => ({ class_name: `${"y".repeat(80)}${n}`, config: { name: `l${n}`, ...onPicture } })),
    ],
    [
      "outputs",
      [{ class_name: "Reshape", config: { name: "r", target_shape: LONG.slice(0, 8), ...onPicture } }],
    ],
  ])("a sentence never holds long %s of the file's", async (_, layers) => {
    const { text } = described(layers, DENSE);
    const failure = await readNetwork(text, new ArrayBuffer(100)).catch((error: Error) => error);
    expect((failure as Error).message.length).toBeLessThanOrEqual(300);
  });

  test("a sentence never holds a long text of the file's", async () => {
    const long = "x".repeat(90);
    const layer = {
      class_name: long,
      config: { name: `${long}${long}`, batch_input_shape: [null, 28, 28, 1] },
    };
    const { text } = described([layer], DENSE);
    const failure = await readNetwork(text, new ArrayBuffer(100)).catch((error: Error) => error);
    expect((failure as Error).message.length).toBeLessThan(300);
  });
});
