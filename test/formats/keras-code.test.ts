import { LeakyReLU, ReLU, Softmax } from "@tensorflow/tfjs-layers/dist/layers/advanced_activations";
import { Conv2D } from "@tensorflow/tfjs-layers/dist/layers/convolutional";
import { DepthwiseConv2D } from "@tensorflow/tfjs-layers/dist/layers/convolutional_depthwise";
import { Dense, Dropout, Flatten } from "@tensorflow/tfjs-layers/dist/layers/core";
import { BatchNormalization } from "@tensorflow/tfjs-layers/dist/layers/normalization";
import { ZeroPadding2D } from "@tensorflow/tfjs-layers/dist/layers/padding";
import { Rescaling } from "@tensorflow/tfjs-layers/dist/layers/preprocessing/image_preprocessing";
import { Sequential } from "@tensorflow/tfjs-layers/dist/models";
import type { NetworkSummary } from "../../src/contract";
import { kerasCode } from "../../src/formats/keras-code";
import { findArchitecture, listArchitectures } from "../../src/ml/architectures/registry";
import { summariseNetwork } from "../../src/ml/architectures/summary";
import { cpuReady } from "../ml/cpu-backend";
import { type Call, parseModel } from "./parse-python";

beforeAll(cpuReady);

function summaryOf(name: string, options = {}): NetworkSummary {
  const network = findArchitecture(name).build(options, 10, 1);
  const summary = summariseNetwork(network);
  network.dispose();
  return summary;
}

/** The output shape of the layer that Keras would build from a call. */
function outputShape({ name, args, named }: Call, from: readonly number[]): number[] {
  const [height = 0, width = 0, channels = 0] = from;
  const pair = (value: unknown) => (Array.isArray(value) ? value : [value, value]) as [number, number];
  switch (name) {
    case "Conv2D": {
      const [kernelHeight, kernelWidth] = pair(args[1]);
      if (named.padding === "same") return [height, width, args[0] as number];
      return [height - kernelHeight + 1, width - kernelWidth + 1, args[0] as number];
    }
    case "MaxPooling2D": {
      const [poolHeight, poolWidth] = pair(args[0]);
      return [Math.floor(height / poolHeight), Math.floor(width / poolWidth), channels];
    }
    case "Flatten":
      return [from.reduce((product, size) => product * size, 1)];
    case "GlobalAveragePooling2D":
      return [channels];
    case "Dense":
      return [args[0] as number];
    default:
      throw new Error(`Keras has no ${name} here`);
  }
}

const EVERY = listArchitectures().flatMap(({ name, options }) => {
  let choices: Record<string, number>[] = [{}];
  for (const [option, { values }] of Object.entries(options)) {
    choices = choices.flatMap((choice) => values.map((value) => ({ ...choice, [option]: value })));
  }
  const { conflict } = findArchitecture(name);
  return choices.filter((choice) => !conflict?.(choice)).map((choice) => [name, choice] as const);
});

test.each(EVERY)("the code of %s %j parses, with the right layers and shapes", (name, options) => {
  const summary = summaryOf(name, options);
  const [input, ...layers] = parseModel(kerasCode(summary));
  expect(input).toEqual({ name: "Input", args: [], named: { shape: summary.inputShape } });
  expect(layers.map((layer) => layer.name)).toEqual(summary.layers.map(({ kind }) => kind));
  let shape = summary.inputShape;
  layers.forEach((layer, i) => {
    shape = outputShape(layer, shape);
    expect(shape).toEqual(summary.layers[i]?.outputShape);
    expect(layer.named.activation).toBe(summary.layers[i]?.activation);
  });
});

const TRAINING = { epochs: 5, images: 60_000, batchSize: 128, learningRate: 0.001 };

test("the course's network is exported as the course writes it", () => {
  expect(kerasCode(summaryOf("cnn"), TRAINING)).toBe(`import tensorflow as tf

fashion_mnist = tf.keras.datasets.fashion_mnist
(training_images, training_labels), (test_images, test_labels) = fashion_mnist.load_data()
training_images = training_images.reshape(-1, 28, 28, 1) / 255.0
test_images = test_images.reshape(-1, 28, 28, 1) / 255.0

model = tf.keras.models.Sequential([
  tf.keras.Input(shape=(28, 28, 1)),
  tf.keras.layers.Conv2D(64, (3, 3), activation="relu"),
  tf.keras.layers.MaxPooling2D((2, 2)),
  tf.keras.layers.Conv2D(64, (3, 3), activation="relu"),
  tf.keras.layers.MaxPooling2D((2, 2)),
  tf.keras.layers.Flatten(),
  tf.keras.layers.Dense(128, activation="relu"),
  tf.keras.layers.Dense(10, activation="softmax")
])
model.summary()

model.compile(optimizer=tf.keras.optimizers.Adam(learning_rate=0.001),
              loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(training_images, training_labels, validation_split=0.1,
          epochs=5, batch_size=128)
print(model.evaluate(test_images, test_labels))
`);
});

test("fewer pictures and a wanted accuracy are in the code", () => {
  const code = kerasCode(summaryOf("dense"), { ...TRAINING, images: 5000, stopAtAccuracy: 0.9 });
  expect(code).toContain("training_images = training_images[:5000].reshape(-1, 28, 28, 1) / 255.0");
  expect(code).toContain("training_labels = training_labels[:5000]");
  expect(code).toContain('get("val_accuracy", 0) >= 0.9:');
  expect(code).toContain("callbacks=[StopAtAccuracy()])");
});

test("a network for other pictures is built, and not trained on the dataset", () => {
  const code = kerasCode(summaryOf("photo-cnn"), TRAINING);
  expect(code).toContain("# It sees pictures of 64x64x4; Fashion-MNIST has 28x28x1.");
  expect(code).not.toContain("model.fit");
});

test("a batch normalisation keeps the settings that are not Keras' own", () => {
  const network = new Sequential();
  network.add(new BatchNormalization({ inputShape: [4, 4, 2] }));
  network.add(new BatchNormalization({ epsilon: 1e-5, scale: false }));
  const code = kerasCode(summariseNetwork(network));
  network.dispose();
  expect(code).toContain("tf.keras.layers.BatchNormalization()");
  expect(code).toContain("tf.keras.layers.BatchNormalization(epsilon=0.00001, scale=False)");
});

test("ordinary networks from elsewhere are written with all that changes their answers", () => {
  const network = new Sequential();
  const convolution = { filters: 2, kernelSize: 3, dilationRate: [1, 2] as [number, number] };
  for (const layer of [
    new Rescaling({ scale: 0.5, offset: -1, inputShape: [12, 12, 1] }),
    new ZeroPadding2D({
      padding: [
        [1, 2],
        [3, 4],
      ],
    }),
    new Conv2D(convolution),
    new ReLU({ maxValue: 6 }),
    new DepthwiseConv2D({ kernelSize: 3, strides: 2, depthMultiplier: 2, useBias: false }),
    new LeakyReLU({ alpha: 0.1 }),
    new Flatten(),
    new Dropout({ rate: 0.25 }),
    new Dense({ units: 3 }),
    new Softmax(),
  ]) {
    network.add(layer);
  }
  const code = kerasCode(summariseNetwork(network));
  network.dispose();
  const calls = parseModel(code).map(({ name, args, named }) => [name, args, named]);
  expect(calls).toEqual([
    ["Input", [], { shape: [12, 12, 1] }],
    ["Rescaling", [], { scale: 0.5, offset: -1 }],
    [
      "ZeroPadding2D",
      [],
      {
        padding: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    ["Conv2D", [2, [3, 3]], { dilation_rate: [1, 2] }],
    ["ReLU", [], { max_value: 6 }],
    ["DepthwiseConv2D", [[3, 3]], { strides: [2, 2], depth_multiplier: 2, use_bias: "False" }],
    ["LeakyReLU", [], { negative_slope: 0.1 }],
    ["Flatten", [], {}],
    ["Dropout", [], { rate: 0.25 }],
    ["Dense", [3], {}],
    ["Softmax", [], {}],
  ]);
});

test("a layer that has no counterpart is refused by its kind", () => {
  const layers = [{ name: "up", kind: "UpSampling2D", outputShape: [56, 56, 1], parameters: 0 }];
  expect(() => kerasCode({ inputShape: [28, 28, 1], layers, parameters: 0 })).toThrow(/UpSampling2D/);
});
