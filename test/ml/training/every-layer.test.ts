import type { Layer, SymbolicTensor } from "@tensorflow/tfjs-layers/dist/engine/topology";
import { ACTIVATIONS, LAYER_KINDS } from "../../../src/formats/layers-model/layer-kinds";
import { activateBackend } from "../../../src/ml/backends/activate";
import { wasmEnvironment } from "../backends/wasm/environment";
import { nodeEnvironment } from "../cpu-backend";
import { type Build, CLASSES, expectSameGradients, layers } from "./same-gradients";

beforeAll(async () => {
  await activateBackend("cpu", nodeEnvironment);
  await activateBackend("wasm-simd", wasmEnvironment);
});

type Part = (x: SymbolicTensor) => SymbolicTensor;

/** Layers in a row. */
const row =
  (...parts: readonly Layer[]): Part =>
  (x) =>
    parts.reduce((value, layer) => layer.apply(value) as SymbolicTensor, x);

const conv = (filters: number, further: object = {}) =>
  layers.conv2d({ filters, kernelSize: 3, padding: "same", ...further });
const classes = () => layers.dense({ units: CLASSES, activation: "softmax" });

/** Two branches that a layer makes one of. */
const merged =
  (layer: Layer): Part =>
  (x) =>
    layer.apply([
      conv(4).apply(x),
      conv(4, { activation: "tanh" }).apply(x),
    ] as SymbolicTensor[]) as SymbolicTensor;

/** Pictures as rows of pixels: [64, channels]. */
const asRow = (channels: number) => layers.reshape({ targetShape: [64, channels] });

/** Networks with each kind of layer, between a convolution whose weights the gradient goes back to and classes. */
const WITH: Readonly<Record<string, Readonly<Record<string, () => Part>>>> = {
  Activation: { "by name": () => row(layers.activation({ activation: "tanh" })) },
  Add: { "two branches": () => merged(layers.add()) },
  Average: { "two branches": () => merged(layers.average()) },
  AveragePooling1D: {
    plain: () => row(asRow(4), layers.averagePooling1d({ poolSize: 2 })),
    "overlapping windows": () =>
      row(asRow(4), layers.averagePooling1d({ poolSize: 3, strides: 2, padding: "same" })),
  },
  AveragePooling2D: {
    plain: () => row(layers.averagePooling2d({ poolSize: 2 })),
    "overlapping windows, which are not square": () =>
      row(layers.averagePooling2d({ poolSize: [3, 2], strides: [2, 1], padding: "same" })),
  },
  BatchNormalization: {
    plain: () => row(layers.batchNormalization({})),
    "neither centred nor scaled": () => row(layers.batchNormalization({ center: false, scale: false })),
  },
  Concatenate: {
    channels: () => merged(layers.concatenate()),
    rows: () => merged(layers.concatenate({ axis: 1 })),
  },
  Conv1D: {
    plain: () => row(asRow(4), layers.conv1d({ filters: 6, kernelSize: 3 })),
    strides: () => row(asRow(4), layers.conv1d({ filters: 6, kernelSize: 3, strides: 2, padding: "same" })),
    dilated: () => row(asRow(4), layers.conv1d({ filters: 6, kernelSize: 3, dilationRate: 3 })),
  },
  Conv2D: {
    plain: () => row(conv(8, { activation: "relu" }), layers.maxPooling2d({ poolSize: 2 })),
    "a filter that is not square, and strides": () =>
      row(layers.conv2d({ filters: 6, kernelSize: [3, 2], strides: [2, 1], useBias: false })),
    dilated: () => row(conv(8, { dilationRate: 2 })),
    "dilated, with relu": () => row(conv(6, { dilationRate: [1, 3], padding: "valid", activation: "relu" })),
  },
  Conv2DTranspose: {
    plain: () => row(layers.conv2dTranspose({ filters: 4, kernelSize: 3, strides: 2, padding: "same" })),
    "no bias": () =>
      row(layers.conv2dTranspose({ filters: 3, kernelSize: 2, useBias: false, activation: "elu" })),
  },
  Cropping2D: {
    "each side": () =>
      row(
        layers.cropping2D({
          cropping: [
            [1, 2],
            [0, 3],
          ],
        }),
      ),
  },
  Dense: { "on every pixel": () => row(layers.dense({ units: 6, activation: "relu" })) },
  DepthwiseConv2D: {
    plain: () => row(layers.depthwiseConv2d({ kernelSize: 3, depthMultiplier: 2, activation: "relu6" })),
    strides: () =>
      row(layers.depthwiseConv2d({ kernelSize: 3, strides: 2, padding: "same", useBias: false })),
  },
  Dropout: { "that drops nothing": () => row(layers.dropout({ rate: 0 })) },
  ELU: { plain: () => row(layers.elu({ alpha: 1 })) },
  Flatten: { plain: () => row(layers.flatten()) },
  GlobalAveragePooling1D: { plain: () => row(asRow(4), layers.globalAveragePooling1d({})) },
  GlobalAveragePooling2D: { plain: () => row(layers.globalAveragePooling2d({})) },
  GlobalMaxPooling1D: { plain: () => row(asRow(4), layers.globalMaxPooling1d({})) },
  GlobalMaxPooling2D: { plain: () => row(layers.globalMaxPooling2d({})) },
  InputLayer: { "that all networks have": () => (x) => x },
  LayerNormalization: {
    plain: () => row(layers.layerNormalization({})),
    "over two axes": () => row(layers.layerNormalization({ axis: [2, 3] })),
    "neither centred nor scaled": () => row(layers.layerNormalization({ center: false, scale: false })),
  },
  LeakyReLU: { plain: () => row(layers.leakyReLU({ alpha: 0.3 })) },
  Maximum: { "two branches": () => merged(layers.maximum()) },
  MaxPooling1D: {
    plain: () => row(asRow(4), layers.maxPooling1d({ poolSize: 2 })),
    "overlapping windows": () =>
      row(asRow(4), layers.maxPooling1d({ poolSize: 3, strides: 2, padding: "same" })),
  },
  MaxPooling2D: {
    plain: () => row(layers.maxPooling2d({ poolSize: 2 })),
    "overlapping windows, which are not square": () =>
      row(layers.maxPooling2d({ poolSize: [3, 2], strides: [2, 1], padding: "same" })),
  },
  Minimum: { "two branches": () => merged(layers.minimum()) },
  Multiply: {
    "two branches": () => merged(layers.multiply()),
    "a value for each channel": () => (x) => {
      const each = row(layers.globalAveragePooling2d({ keepdims: false } as object))(x);
      const gate = row(
        layers.dense({ units: 4, activation: "sigmoid" }),
        layers.reshape({ targetShape: [1, 1, 4] }),
      );
      return layers.multiply().apply([x, gate(each)]) as SymbolicTensor;
    },
  },
  Permute: { "rows and columns": () => row(layers.permute({ dims: [2, 1, 3] })) },
  PReLU: {
    plain: () => row(layers.prelu({})),
    "one slope for each channel": () => row(layers.prelu({ sharedAxes: [1, 2] })),
  },
  ReLU: {
    plain: () => row(layers.reLU({})),
    "to six": () => row(layers.reLU({ maxValue: 6 })),
  },
  Rescaling: { plain: () => row(layers.rescaling({ scale: 0.5, offset: -1 })) },
  Reshape: { plain: () => row(layers.reshape({ targetShape: [16, 16] })) },
  SeparableConv2D: {
    plain: () => row(layers.separableConv2d({ filters: 6, kernelSize: 3, depthMultiplier: 2 })),
    strides: () => row(layers.separableConv2d({ filters: 6, kernelSize: 3, strides: 2, padding: "same" })),
    dilated: () =>
      row(layers.separableConv2d({ filters: 6, kernelSize: 3, dilationRate: 2, activation: "relu" })),
  },
  Softmax: { "within a network": () => row(layers.softmax({ axis: -1 })) },
  ThresholdedReLU: { plain: () => row(layers.thresholdedReLU({ theta: 0.3 })) },
  UpSampling2D: {
    nearest: () => row(layers.upSampling2d({ size: [2, 3] })),
    bilinear: () => row(layers.upSampling2d({ size: [2, 2], interpolation: "bilinear" })),
  },
  ZeroPadding2D: {
    "each side": () =>
      row(
        layers.zeroPadding2d({
          padding: [
            [1, 2],
            [0, 3],
          ],
        }),
      ),
  },
};

const between =
  (part: () => Part): Build =>
  (x) => {
    const y = part()(row(conv(4))(x));
    return row(...(y.shape.length > 2 ? [layers.flatten()] : []), classes())(y);
  };

test("every kind of layer that opens is among them", () => {
  expect(Object.keys(WITH).sort()).toEqual(Object.keys(LAYER_KINDS).sort());
});

const CASES = Object.entries(WITH).flatMap(([kind, parts]) =>
  Object.entries(parts).map(([which, part]) => [kind, which, part] as const),
);

test.each(CASES)("the gradients of a network with %s are those of cpu: %s", async (_, __, part) => {
  await expectSameGradients(between(part));
});

test.each(Object.values(ACTIVATIONS))("the gradients of a network with %s are those of cpu", async (name) => {
  const activation = name as "relu";
  const part = () => row(conv(8, { activation }), layers.dense({ units: 6, activation }));
  await expectSameGradients(between(part));
});
