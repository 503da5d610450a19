/** A kind of layer that imported networks may have. */
export interface LayerKind {
  /** The settings that are kept, by Keras' names. */
  readonly keys: readonly string[];
  /** Names of its weights' initializers, one for each weight. */
  readonly initializers?: readonly string[];
  /** Settings for which TensorFlow.js's layers support only some values. */
  readonly only?: Readonly<Record<string, readonly unknown[]>>;
  /** Newer names of settings, by the names that TensorFlow.js knows. */
  readonly instead?: Readonly<Record<string, string>>;
}

const POOLING: LayerKind = { keys: ["pool_size", "strides", "padding"] };
const GLOBAL_POOLING: LayerKind = { keys: [], only: { keepdims: [false] } };
const MERGING: LayerKind = { keys: [] };
const WEIGHTS = ["kernel_initializer", "bias_initializer"];
const WINDOW = ["kernel_size", "strides", "padding", "dilation_rate", "activation", "use_bias"];

/** All supported kinds: those whose kernels `backends/kernels` ships for every backend. */
export const LAYER_KINDS: Readonly<Record<string, LayerKind>> = {
  Activation: { keys: ["activation"] },
  Add: MERGING,
  Average: MERGING,
  AveragePooling1D: POOLING,
  AveragePooling2D: POOLING,
  BatchNormalization: {
    keys: ["axis", "epsilon", "center", "scale"],
    initializers: [
      "beta_initializer",
      "gamma_initializer",
      "moving_mean_initializer",
      "moving_variance_initializer",
    ],
  },
  Concatenate: { keys: ["axis"] },
  Conv1D: { keys: ["filters", ...WINDOW], initializers: WEIGHTS, only: { groups: [1] } },
  Conv2D: { keys: ["filters", ...WINDOW], initializers: WEIGHTS, only: { groups: [1] } },
  Conv2DTranspose: {
    keys: ["filters", "kernel_size", "strides", "padding", "activation", "use_bias"],
    initializers: WEIGHTS,
    only: { output_padding: [null] },
  },
  Cropping2D: { keys: ["cropping"] },
  Dense: { keys: ["units", "activation", "use_bias"], initializers: WEIGHTS },
  DepthwiseConv2D: {
    keys: ["depth_multiplier", ...WINDOW],
    initializers: ["depthwise_initializer", "bias_initializer"],
    // TensorFlow.js's layer computes without the gaps that it is asked for.
    only: { dilation_rate: [1] },
  },
  Dropout: { keys: ["rate"] },
  ELU: { keys: ["alpha"] },
  Flatten: { keys: [] },
  GlobalAveragePooling1D: GLOBAL_POOLING,
  GlobalAveragePooling2D: GLOBAL_POOLING,
  GlobalMaxPooling1D: GLOBAL_POOLING,
  GlobalMaxPooling2D: GLOBAL_POOLING,
  InputLayer: { keys: [] },
  LayerNormalization: {
    keys: ["axis", "epsilon", "center", "scale"],
    initializers: ["gamma_initializer", "beta_initializer"],
    only: { rms_scaling: [false] },
  },
  LeakyReLU: { keys: ["alpha"], instead: { alpha: "negative_slope" } },
  Maximum: MERGING,
  MaxPooling1D: POOLING,
  MaxPooling2D: POOLING,
  Minimum: MERGING,
  Multiply: MERGING,
  Permute: { keys: ["dims"] },
  PReLU: { keys: ["shared_axes"], initializers: ["alpha_initializer"] },
  ReLU: { keys: ["max_value"], only: { negative_slope: [0, null], threshold: [0, null] } },
  Rescaling: { keys: ["scale", "offset"] },
  Reshape: { keys: ["target_shape"] },
  SeparableConv2D: {
    keys: ["filters", "depth_multiplier", ...WINDOW],
    initializers: ["depthwise_initializer", "pointwise_initializer", "bias_initializer"],
  },
  Softmax: { keys: ["axis"] },
  ThresholdedReLU: { keys: ["theta"] },
  UpSampling2D: { keys: ["size", "interpolation"], only: { interpolation: ["nearest", "bilinear"] } },
  ZeroPadding2D: { keys: ["padding"] },
};

export const INPUT = "InputLayer";

/** Layers that change nothing when a network answers. */
export const DOES_NOTHING: readonly string[] = [
  "ActivityRegularization",
  "AlphaDropout",
  "GaussianDropout",
  "GaussianNoise",
  "Identity",
  "RandomBrightness",
  "RandomContrast",
  "RandomFlip",
  "RandomHeight",
  "RandomRotation",
  "RandomTranslation",
  "RandomWidth",
  "RandomZoom",
  "SpatialDropout1D",
  "SpatialDropout2D",
];

/** Other names of layers, which Keras accepts or has used. */
export const KIND_NAMES: ReadonlyMap<string, string> = new Map([
  ["AvgPool2D", "AveragePooling2D"],
  ["BatchNormalizationV1", "BatchNormalization"],
  ["BatchNormalizationV2", "BatchNormalization"],
  ["Convolution2D", "Conv2D"],
  ["GlobalAvgPool2D", "GlobalAveragePooling2D"],
  ["GlobalMaxPool2D", "GlobalMaxPooling2D"],
  ["MaxPool2D", "MaxPooling2D"],
  ["SeparableConvolution2D", "SeparableConv2D"],
]);

/** Activations by Keras' names, and what TensorFlow.js calls them. */
export const ACTIVATIONS: Readonly<Record<string, string>> = {
  elu: "elu",
  gelu: "gelu",
  hard_sigmoid: "hardSigmoid",
  linear: "linear",
  log_softmax: "logSoftmax",
  mish: "mish",
  relu: "relu",
  relu6: "relu6",
  selu: "selu",
  sigmoid: "sigmoid",
  silu: "swish",
  softmax: "softmax",
  softplus: "softplus",
  softsign: "softsign",
  swish: "swish",
  tanh: "tanh",
};

/** Layers that may be written where an activation is expected. */
export const ACTIVATION_LAYERS: readonly string[] = ["ELU", "LeakyReLU", "PReLU", "ReLU", "Softmax"];
