/** A kind of layer that imported networks may have. */
export interface LayerKind {
  /** The settings that are kept, by Keras' names. */
  readonly keys: readonly string[];
  /** Names of its weights' initializers, one for each weight. */
  readonly initializers?: readonly string[];
  /** Settings for which TensorFlow.js's layers support only some values. */
  readonly only?: Readonly<Record<string, readonly unknown[]>>;
}

const POOLING: LayerKind = { keys: ["pool_size", "strides", "padding"] };
const GLOBAL_POOLING: LayerKind = { keys: [], only: { keepdims: [false] } };
const WEIGHTS = ["kernel_initializer", "bias_initializer"];

/** All supported kinds: those whose kernels `backends/kernels` ships for every backend. */
export const LAYER_KINDS: Readonly<Record<string, LayerKind>> = {
  Activation: { keys: ["activation"] },
  Add: { keys: [] },
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
  Conv2D: {
    keys: ["filters", "kernel_size", "strides", "padding", "dilation_rate", "activation", "use_bias"],
    initializers: WEIGHTS,
    only: { groups: [1] },
  },
  Dense: { keys: ["units", "activation", "use_bias"], initializers: WEIGHTS },
  Dropout: { keys: ["rate"] },
  Flatten: { keys: [] },
  GlobalAveragePooling2D: GLOBAL_POOLING,
  GlobalMaxPooling2D: GLOBAL_POOLING,
  InputLayer: { keys: [] },
  MaxPooling2D: POOLING,
  ReLU: { keys: [], only: { max_value: [null], negative_slope: [0, null], threshold: [0, null] } },
  Reshape: { keys: ["target_shape"] },
  Softmax: { keys: ["axis"] },
  ZeroPadding2D: { keys: ["padding"] },
};

export const ACTIVATIONS: readonly string[] = ["linear", "relu", "softmax"];
