/** A kind of layer that networks from elsewhere may have. */
export interface LayerKind {
  /** What is taken over of its configuration, by Keras' names. */
  readonly keys: readonly string[];
  /** Initializers of its weights, one each. */
  readonly initializers?: readonly string[];
  /** Settings of which only some values are known to TensorFlow.js's layers. */
  readonly only?: Readonly<Record<string, readonly unknown[]>>;
}

const POOLING: LayerKind = { keys: ["pool_size", "strides", "padding"] };
const GLOBAL_POOLING: LayerKind = { keys: [], only: { keepdims: [false] } };
const WEIGHTS = ["kernel_initializer", "bias_initializer"];

/** Every kind that is known: those whose kernels `backends/kernels` ships for every backend. */
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
