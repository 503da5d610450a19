import {
  HangerError,
  type KerasTraining,
  type LayerSetting,
  type LayerSummary,
  type NetworkSummary,
} from "../contract";
import { explorationWords } from "../words/exploration";

/** Shape of the dataset's pictures. */
const DATASET_SHAPE = [28, 28, 1];

/**
 * Python code that builds the network with tf.keras, to paste into a notebook. With `training`, and for a network
 * that takes the dataset's own pictures, the code also trains and evaluates as Hanger does.
 * @throws HangerError `bad-request` if a layer has no translation here
 */
export function kerasCode(summary: NetworkSummary, training?: KerasTraining): string {
  const { inputShape, layers } = summary;
  const lines = [`tf.keras.Input(shape=${tuple(inputShape)})`, ...layers.map(kerasLayer)].map(
    (line) => `  ${line}`,
  );
  const model = ["model = tf.keras.models.Sequential([", lines.join(",\n"), "])", "model.summary()"];
  const fits = String(inputShape) === String(DATASET_SHAPE);
  const head = ["import tensorflow as tf", ""];
  if (!training) return text([...head, ...model]);
  if (!fits) {
    const note = `# It sees pictures of ${inputShape.join("x")}; Fashion-MNIST has ${DATASET_SHAPE.join("x")}. Bring your own to train it.`;
    return text([...head, note, ...model]);
  }
  return text([...head, ...datasetLines(training), "", ...model, "", ...trainingLines(training)]);
}

const text = (lines: readonly string[]) => `${lines.join("\n")}\n`;

const tuple = (sizes: readonly number[]) => (sizes.length === 1 ? `(${sizes[0]},)` : `(${sizes.join(", ")})`);

function kerasLayer(layer: LayerSummary): string {
  const call = (name: string, ...args: readonly string[]) => `tf.keras.layers.${name}(${args.join(", ")})`;
  const { kind, outputShape, kernelSize = [], strides = [] } = layer;
  const units = String(outputShape.at(-1));
  switch (kind) {
    case "Conv2D":
    case "DepthwiseConv2D": {
      const moved = strides.some((stride) => stride !== 1) ? [`strides=${tuple(strides)}`] : [];
      const dilated = layer.dilation ? [`dilation_rate=${tuple(layer.dilation)}`] : [];
      const shape = [tuple(kernelSize), ...moved, ...padding(layer), ...dilated];
      const filters = kind === "Conv2D" ? [units] : [];
      return call(kind, ...filters, ...shape, ...activation(layer), ...settings(layer), ...bias(layer));
    }
    case "MaxPooling2D":
    case "AveragePooling2D": {
      const moved = String(strides) === String(kernelSize) ? [] : [`strides=${tuple(strides)}`];
      return call(kind, tuple(kernelSize), ...moved, ...padding(layer));
    }
    case "Activation":
      return call(kind, `"${layer.activation ?? "linear"}"`);
    case "Dense":
      return call(kind, units, ...activation(layer), ...bias(layer));
    case "Flatten":
    case "GlobalAveragePooling2D":
    case "GlobalMaxPooling2D":
      return call(kind);
    case "BatchNormalization":
    case "Dropout":
    case "LeakyReLU":
    case "ReLU":
    case "Rescaling":
    case "Softmax":
    case "ZeroPadding2D":
      return call(kind, ...settings(layer));
    default:
      throw new HangerError("bad-request", explorationWords.notAsKeras(kind));
  }
}

const padding = ({ padding }: LayerSummary) => (padding === "same" ? ['padding="same"'] : []);

const settings = ({ settings = {} }: LayerSummary) =>
  Object.entries(settings).map(([name, value]) => `${name}=${python(value)}`);

function python(value: LayerSetting): string {
  if (typeof value === "boolean") return value ? "True" : "False";
  return typeof value === "number" ? String(value) : `[${value.map(python).join(", ")}]`;
}

const bias = ({ useBias }: LayerSummary) => (useBias === false ? ["use_bias=False"] : []);

const activation = ({ activation }: LayerSummary) =>
  activation && activation !== "linear" ? [`activation="${activation}"`] : [];

function datasetLines({ images }: KerasTraining): string[] {
  const shape = DATASET_SHAPE.join(", ");
  const part = images < 60_000 ? `[:${images}]` : "";
  return [
    "fashion_mnist = tf.keras.datasets.fashion_mnist",
    "(training_images, training_labels), (test_images, test_labels) = fashion_mnist.load_data()",
    `training_images = training_images${part}.reshape(-1, ${shape}) / 255.0`,
    ...(part ? [`training_labels = training_labels${part}`] : []),
    `test_images = test_images.reshape(-1, ${shape}) / 255.0`,
  ];
}

function trainingLines({ epochs, batchSize, learningRate, stopAtAccuracy }: KerasTraining): string[] {
  const stops = stopAtAccuracy === undefined ? [] : stopLines(stopAtAccuracy);
  const callbacks = stops.length > 0 ? ", callbacks=[StopAtAccuracy()]" : "";
  return [
    ...stops,
    `model.compile(optimizer=tf.keras.optimizers.Adam(learning_rate=${learningRate}),`,
    '              loss="sparse_categorical_crossentropy", metrics=["accuracy"])',
    "model.fit(training_images, training_labels, validation_split=0.1,",
    `          epochs=${epochs}, batch_size=${batchSize}${callbacks})`,
    "print(model.evaluate(test_images, test_labels))",
  ];
}

const stopLines = (accuracy: number) => [
  "class StopAtAccuracy(tf.keras.callbacks.Callback):",
  "  def on_epoch_end(self, epoch, logs=None):",
  `    if (logs or {}).get("val_accuracy", 0) >= ${accuracy}:`,
  "      self.model.stop_training = True",
  "",
];
