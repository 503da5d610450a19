import { memory } from "@tensorflow/tfjs-core";
import { answer } from "../../../../src/ml/models/answer";
import { encodeFloat16 } from "../../../../src/ml/models/float16";
import { readNetwork } from "../../../../src/ml/models/import";
import { fromNetworkFiles } from "../../../../src/ml/models/layers-model";
import { cpuReady } from "../../cpu-backend";
import { answerStock, makeStock, modelJsonOf } from "../stock-tfjs";

beforeAll(cpuReady);

function expectSame(actual: Float32Array, expected: Float32Array) {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, i) => {
    expect(Math.abs(actual[i]! - value)).toBeLessThan(1e-5);
  });
}

test.each([
  ["course", 10],
  ["flat", 10],
  ["row", 10],
  ["normalised", 5],
  ["branches", 10],
  ["functional", 10],
])("the network %s of stock TensorFlow.js answers here as there", async (recipe, classes) => {
  const stock = await makeStock(recipe);
  const tensors = memory().numTensors;
  const read = await readNetwork(modelJsonOf(stock), stock.weights.buffer);
  expect(memory().numTensors).toBe(tensors);
  expect(read.classes).toBe(classes);
  const network = await fromNetworkFiles(read.files);
  expect(network.inputs[0]!.shape).toEqual([null, 28, 28, 1]);
  expectSame(await answer(network, stock.inputs, 4), stock.answers);
  network.dispose();
  // What is written here is again what any other program reads.
  expectSame(await answerStock(read.files, stock.inputs, [4, 28, 28, 1]), stock.answers);
});

test("logits get the softmax that they lack", async () => {
  const stock = await makeStock("logits");
  const read = await readNetwork(modelJsonOf(stock), stock.weights.buffer);
  const network = await fromNetworkFiles(read.files);
  const expected = Float32Array.from(stock.answers, (_, i) => {
    const row = stock.answers.subarray(3 * Math.floor(i / 3), 3 * Math.floor(i / 3) + 3);
    return Math.exp(stock.answers[i]!) / row.reduce((sum, logit) => sum + Math.exp(logit), 0);
  });
  expectSame(await answer(network, stock.inputs, 4), expected);
  network.dispose();
});

const convLayer = (extra: object) => ({
  name: "conv2d",
  trainable: true,
  filters: 2,
  kernel_size: [3, 3],
  strides: [1, 1],
  padding: "valid",
  data_format: "channels_last",
  dilation_rate: [1, 1],
  groups: 1,
  activation: "relu",
  use_bias: true,
  ...extra,
});
const denseLayer = { name: "dense", trainable: true, units: 10, activation: "softmax", use_bias: true };

/** As `tensorflowjs_converter --input_format keras` writes it from Keras 2, weights quantised to a byte. */
const KERAS_2 = {
  format: "layers-model",
  generatedBy: "keras v2.15.0",
  convertedBy: "TensorFlow.js Converter v4.22.0",
  modelTopology: {
    keras_version: "2.15.0",
    backend: "tensorflow",
    model_config: {
      class_name: "Sequential",
      config: {
        name: "sequential",
        layers: [
          {
            class_name: "InputLayer",
            config: {
              batch_input_shape: [null, 28, 28, 1],
              dtype: "float32",
              sparse: false,
              ragged: false,
              name: "conv2d_input",
            },
          },
          {
            class_name: "Conv2D",
            config: convLayer({
              dtype: "float32",
              batch_input_shape: [null, 28, 28, 1],
              kernel_initializer: { class_name: "GlorotUniform", config: { seed: null } },
              bias_initializer: { class_name: "Zeros", config: {} },
              kernel_regularizer: { class_name: "L2", config: { l2: 0.01 } },
            }),
          },
          {
            class_name: "GlobalAveragePooling2D",
            config: {
              name: "gap",
              trainable: true,
              dtype: "float32",
              data_format: "channels_last",
              keepdims: false,
            },
          },
          { class_name: "Dense", config: denseLayer },
        ],
      },
    },
    training_config: {
      loss: "sparse_categorical_crossentropy",
      optimizer_config: { class_name: "Custom>Adam" },
    },
  },
};

/** As Keras 3 writes it, which TensorFlow.js's own loader does not read. */
const KERAS_3 = {
  format: "layers-model",
  modelTopology: {
    keras_version: "3.8.0",
    backend: "tensorflow",
    model_config: {
      class_name: "Functional",
      config: {
        name: "functional",
        trainable: true,
        layers: [
          {
            class_name: "InputLayer",
            config: { batch_shape: [null, 28, 28, 1], dtype: "float32", sparse: false, name: "input_layer" },
            name: "input_layer",
            inbound_nodes: [],
          },
          {
            class_name: "Conv2D",
            config: convLayer({
              dtype: {
                module: "keras",
                class_name: "DTypePolicy",
                config: { name: "float32" },
                registered_name: null,
              },
              kernel_initializer: {
                module: "keras.initializers",
                class_name: "GlorotUniform",
                config: { seed: null },
                registered_name: null,
              },
            }),
            name: "conv2d",
            inbound_nodes: [kerasNode("input_layer")],
          },
          {
            class_name: "GlobalAveragePooling2D",
            config: { name: "gap", data_format: "channels_last", keepdims: false },
            name: "gap",
            inbound_nodes: [kerasNode("conv2d")],
          },
          { class_name: "Dense", config: denseLayer, name: "dense", inbound_nodes: [kerasNode("gap")] },
        ],
        input_layers: ["input_layer", 0, 0],
        output_layers: ["dense", 0, 0],
      },
    },
  },
};

function kerasNode(from: string) {
  const tensor = {
    class_name: "__keras_tensor__",
    config: { shape: [null, 28, 28, 1], dtype: "float32", keras_history: [from, 0, 0] },
  };
  return { args: [tensor], kwargs: {} };
}

const SHAPES = {
  "conv2d/kernel": [3, 3, 1, 2],
  "conv2d/bias": [2],
  "dense/kernel": [2, 10],
  "dense/bias": [10],
};

/** Weights of a byte each, and what they stand for. */
function quantised(prefix: string) {
  const scale = 0.004;
  const min = -0.5;
  const specs = Object.entries(SHAPES).map(([name, shape]) => ({
    name: prefix + name,
    shape,
    dtype: "float32",
    quantization: { dtype: "uint8", scale, min, original_dtype: "float32" },
  }));
  const count = Object.values(SHAPES).reduce((sum, shape) => sum + shape.reduce((a, b) => a * b), 0);
  const bytes = Uint8Array.from({ length: count }, (_, i) => (i * 37) % 256);
  return {
    manifest: [{ paths: ["group1-shard1of1.bin"], weights: specs }],
    bytes,
    values: [...bytes].map((b) => b * scale + min),
  };
}

/** The same network, by loops. */
function byHand(values: readonly number[], input: Float32Array): Float32Array {
  const [kernel, bias, dense, denseBias] = [
    values.slice(0, 18),
    values.slice(18, 20),
    values.slice(20, 40),
    values.slice(40),
  ];
  const means = [0, 1].map((filter) => {
    let sum = 0;
    for (let y = 0; y < 26; y++) {
      for (let x = 0; x < 26; x++) {
        let value = bias[filter]!;
        for (let i = 0; i < 9; i++)
          value += kernel[2 * i + filter]! * input[28 * (y + Math.floor(i / 3)) + x + (i % 3)]!;
        sum += Math.max(0, value);
      }
    }
    return sum / 676;
  });
  const logits = denseBias.map((b, c) => b + means[0]! * dense[c]! + means[1]! * dense[10 + c]!);
  const sum = logits.reduce((total, logit) => total + Math.exp(logit), 0);
  return Float32Array.from(logits, (logit) => Math.exp(logit) / sum);
}

test.each([
  ["Keras 2", KERAS_2, ""],
  ["Keras 2, the network's name before each weight's", KERAS_2, "sequential/"],
  ["Keras 3", KERAS_3, "functional/"],
])("a network that the converter made of %s answers as by hand", async (_, description, prefix) => {
  const { manifest, bytes, values } = quantised(prefix);
  const read = await readNetwork(JSON.stringify({ ...description, weightsManifest: manifest }), bytes.buffer);
  expect(read).toMatchObject({ classes: 10, parameters: 50 });
  const network = await fromNetworkFiles(read.files);
  expect(network.getClassName()).toBe("Sequential");
  const input = Float32Array.from({ length: 784 }, (_, i) => ((i * 13) % 29) / 29);
  expectSame(await answer(network, input, 1), byHand(values, input));
  network.dispose();
});

test("half precision is read as what it stands for", async () => {
  const values = Object.values(SHAPES).flatMap((shape) =>
    Array.from({ length: shape.reduce((a, b) => a * b) }, (_, i) => (i % 7) - 3),
  );
  const weights = Object.entries(SHAPES).map(([name, shape]) => ({
    name,
    shape,
    dtype: "float32",
    quantization: { dtype: "float16" },
  }));
  const halves = encodeFloat16(Float32Array.from(values));
  const read = await readNetwork(
    JSON.stringify({ ...KERAS_2, weightsManifest: [{ paths: ["w"], weights }] }),
    halves.buffer as ArrayBuffer,
  );
  expect([...new Float32Array(read.files.weights)]).toEqual(values);
});

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
      /layer of the kind "LSTM", which Hanger does not know/,
    ],
    [
      "an activation that is not known",
      layer(1, { activation: "selu" }),
      /activation "selu", which Hanger does not know/,
    ],
    [
      "colour pictures",
      input([null, 224, 224, 3]),
      /takes 224 x 224 x 3\. Hanger gives pictures of 28 x 28 x 1/,
    ],
    ["an oblong picture", input([null, 28, 14, 1]), /takes 28 x 14 x 1/],
    ["an open input", input([null, null, null, 1]), /does not say of what size/],
    ["no input", input(undefined), /does not say of what size/],
    ["10,000 classes", layer(3, { units: 10_000 }), /weights are missing|do not fit/],
    ["a billion units", layer(3, { units: 1e9 }), /"units" of the layer "dense" cannot be true/],
    ["a million filters", layer(1, { filters: 1e6 }), /weights are missing/],
    ["less than a filter", layer(1, { filters: -1 }), /do not fit together/],
    [
      "a filter larger than the picture",
      layer(1, { kernel_size: [40, 40] }),
      /do not fit together|weights are missing/,
    ],
    [
      "settings that are no settings",
      layer(1, { strides: { valueOf: "x" } }),
      /"strides" of the layer "conv2d" cannot be true/,
    ],
    ["channels first", layer(1, { data_format: "channels_first" }), /takes channels first/],
    ["groups of filters", layer(1, { groups: 2 }), /"groups" of the layer "conv2d"/],
    ["no probabilities", layer(3, { activation: "relu" }), /gives no probabilities/],
    ["names twice", layer(3, { name: "conv2d" }), /have one name/],
    [
      "a name that is none",
      layer(3, { name: "<img src=x onerror=alert(1)>" }),
      /no network that Hanger knows/,
    ],
    ["the prototype as a name", layer(3, { name: "__proto__" }), /no network that Hanger knows/],
    ["the prototype as a kind", layer(3, {}, "__proto__"), /kind "__proto__", which Hanger does not know/],
    ["no layers", (d) => void layersOf(d).splice(0), /has no layers/],
    ["a graph model", (d) => ({ ...d, format: "graph-model" }), /graph model/],
    ["no topology", (d) => ({ ...d, modelTopology: null }), /describes no network/],
    [
      "another topology",
      (d) => ({ ...d, modelTopology: { class_name: "Tree", config: {} } }),
      /no network that Hanger knows/,
    ],
    ["no manifest", (d) => ({ ...d, weightsManifest: [] }), /nothing sound of its weights/],
    [
      "weights of text",
      (d) => ({
        ...d,
        weightsManifest: [{ paths: ["a"], weights: [{ name: "a", shape: [1], dtype: "string" }] }],
      }),
      /nothing sound/,
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
      "This network tells 10,000 classes apart. Hanger takes 2 to 1,000: make it with fewer.",
    );
  });

  test("too few and too many bytes", async () => {
    expect(await refused(() => undefined, { weights: bytes.slice(1) })).toMatch(
      /needs 50 bytes, and there are 49/,
    );
    const more = new Uint8Array(51);
    expect(await refused(() => undefined, { weights: more })).toMatch(/needs 50 bytes, and there are 51/);
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
      /of another shape/,
    );
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])("weights with %p", async (value) => {
    const weights = manifest[0]!.weights.map(({ quantization: _, ...spec }) => spec);
    const numbers = new Float32Array(50).fill(0.1);
    numbers[44] = value;
    const groups = [{ paths: ["a"], weights }];
    expect(await refused(() => undefined, { weights: new Uint8Array(numbers.buffer), groups })).toMatch(
      /no numbers/,
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
      expect(await refused(() => functional(from))).toMatch(/no network that Hanger knows/);
    }
  });
});
