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
export const KERAS_2 = {
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
export const KERAS_3 = {
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

export function kerasNode(from: string) {
  const tensor = {
    class_name: "__keras_tensor__",
    config: { shape: [null, 28, 28, 1], dtype: "float32", keras_history: [from, 0, 0] },
  };
  return { args: [tensor], kwargs: {} };
}

export const SHAPES = {
  "conv2d/kernel": [3, 3, 1, 2],
  "conv2d/bias": [2],
  "dense/kernel": [2, 10],
  "dense/bias": [10],
};

/** Weights of a byte each, and what they stand for. */
export function quantised(prefix: string) {
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
