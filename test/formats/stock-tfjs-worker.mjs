// Stock TensorFlow.js, in a thread of its own, because two copies in one thread would share an engine.

import tf from "@tensorflow/tfjs/dist/tf.min.js";
import { answerQuestions } from "./answer-questions.mjs";

const { layers, dense, flatten } = { layers: tf.layers, dense: tf.layers.dense, flatten: tf.layers.flatten };

const picture = { inputShape: [28, 28, 1] };

/** Networks as other people build them, by name. */
const RECIPES = {
  course: () =>
    tf.sequential({
      layers: [
        layers.conv2d({ ...picture, filters: 8, kernelSize: 3, activation: "relu" }),
        layers.maxPooling2d({ poolSize: 2 }),
        layers.conv2d({ filters: 8, kernelSize: 3, activation: "relu" }),
        layers.maxPooling2d({ poolSize: 2 }),
        flatten(),
        dense({ units: 16, activation: "relu" }),
        dense({ units: 10, activation: "softmax" }),
      ],
    }),
  flat: () =>
    tf.sequential({
      layers: [
        flatten({ inputShape: [28, 28] }),
        dense({ units: 16, activation: "relu" }),
        layers.dropout({ rate: 0.2 }),
        dense({ units: 10, activation: "softmax" }),
      ],
    }),
  row: () =>
    tf.sequential({
      layers: [
        dense({ inputShape: [784], units: 16, activation: "relu" }),
        dense({ units: 10, activation: "softmax" }),
      ],
    }),
  normalised: () =>
    tf.sequential({
      layers: [
        layers.zeroPadding2d({ ...picture, padding: 1 }),
        layers.conv2d({ filters: 4, kernelSize: 3, useBias: false }),
        layers.batchNormalization(),
        layers.reLU(),
        layers.averagePooling2d({ poolSize: 2, strides: 2, padding: "same" }),
        layers.reshape({ targetShape: [784] }),
        dense({ units: 5 }),
        layers.softmax(),
      ],
    }),
  activations: () =>
    tf.sequential({
      layers: [
        layers.conv2d({ ...picture, filters: 4, kernelSize: 3, strides: 2, activation: "tanh" }),
        layers.leakyReLU({ alpha: 0.1 }),
        layers.conv2d({ filters: 4, kernelSize: 3, activation: "elu" }),
        layers.prelu({ sharedAxes: [1, 2] }),
        layers.conv2d({ filters: 4, kernelSize: 3, activation: "selu" }),
        layers.reLU({ maxValue: 0.3 }),
        flatten(),
        dense({ units: 8, activation: "softplus" }),
        dense({ units: 8, activation: "swish" }),
        dense({ units: 8, activation: "mish" }),
        dense({ units: 8, activation: "relu6" }),
        dense({ units: 8, activation: "softsign" }),
        dense({ units: 8, activation: "gelu" }),
        layers.thresholdedReLU({ theta: 0.1 }),
        dense({ units: 8, activation: "hardSigmoid" }),
        layers.elu({ alpha: 1 }),
        dense({ units: 10, activation: "softmax" }),
      ],
    }),
  separable: () =>
    tf.sequential({
      layers: [
        layers.inputLayer(picture),
        tf.layers.rescaling({ scale: 2, offset: -1 }),
        layers.depthwiseConv2d({ kernelSize: 3, depthMultiplier: 2, activation: "relu" }),
        layers.separableConv2d({ filters: 4, kernelSize: 3, strides: 2, padding: "same" }),
        layers.upSampling2d({ size: [2, 2] }),
        layers.upSampling2d({ size: [2, 2], interpolation: "bilinear" }),
        layers.cropping2D({
          cropping: [
            [1, 2],
            [3, 4],
          ],
        }),
        layers.conv2dTranspose({ filters: 3, kernelSize: 3, strides: 2 }),
        layers.layerNormalization(),
        layers.permute({ dims: [2, 1, 3] }),
        layers.globalMaxPooling2d({}),
        dense({ units: 10, activation: "softmax" }),
      ],
    }),
  noisy: () =>
    tf.sequential({
      layers: [
        layers.gaussianNoise({ ...picture, stddev: 0.1 }),
        layers.conv2d({ name: "block1/conv", filters: 4, kernelSize: 3 }),
        layers.gaussianDropout({ rate: 0.1 }),
        layers.activation({ activation: "linear" }),
        layers.alphaDropout({ rate: 0.1 }),
        layers.globalAveragePooling2d({}),
        layers.softmax(),
      ],
    }),
  rows: () =>
    tf.sequential({
      layers: [
        layers.conv1d({ inputShape: [28, 28], filters: 4, kernelSize: 3, activation: "relu" }),
        layers.maxPooling1d({ poolSize: 2 }),
        flatten(),
        dense({ units: 10, activation: "softmax" }),
      ],
    }),
  nested() {
    const inner = tf.sequential({
      name: "features",
      layers: [layers.conv2d({ ...picture, filters: 4, kernelSize: 3 }), layers.globalAveragePooling2d({})],
    });
    return tf.sequential({ layers: [inner, dense({ units: 10, activation: "softmax" })] });
  },
  nestedGraph() {
    const input = tf.input({ shape: picture.inputShape });
    const [a, b] = [1, 3].map((kernelSize) =>
      layers.conv2d({ filters: 4, kernelSize, padding: "same" }).apply(input),
    );
    const inner = tf.model({ inputs: input, outputs: layers.add().apply([a, b]) });
    return tf.sequential({
      layers: [inner, layers.globalAveragePooling2d({}), dense({ units: 10, activation: "softmax" })],
    });
  },
  merged() {
    const input = tf.input({ shape: picture.inputShape });
    const [a, b] = [1, 3].map((kernelSize) =>
      layers.conv2d({ filters: 10, kernelSize, padding: "same" }).apply(input),
    );
    const merged = ["multiply", "average", "maximum", "minimum"].map((kind) => layers[kind]().apply([a, b]));
    const means = layers.globalAveragePooling2d({}).apply(layers.add().apply(merged));
    return tf.model({ inputs: input, outputs: layers.activation({ activation: "softmax" }).apply(means) });
  },
  several: () => tf.sequential({ layers: [flatten(picture), dense({ units: 10, activation: "sigmoid" })] }),
  logits: () => tf.sequential({ layers: [flatten(picture), dense({ units: 3 })] }),
  softConvolution: () =>
    tf.sequential({
      layers: [
        layers.conv2d({ ...picture, filters: 10, kernelSize: 3, activation: "softmax" }),
        layers.globalAveragePooling2d({}),
      ],
    }),
  sigmoidConvolution: () =>
    tf.sequential({
      layers: [
        layers.conv2d({ ...picture, filters: 10, kernelSize: 3, activation: "sigmoid" }),
        layers.globalAveragePooling2d({}),
      ],
    }),
  onePlace: () =>
    tf.sequential({
      layers: [layers.conv2d({ ...picture, filters: 10, kernelSize: 28, activation: "softmax" })],
    }),
  onePlaceLogits: () =>
    tf.sequential({ layers: [layers.conv2d({ ...picture, filters: 5, kernelSize: 28 })] }),
  averaged() {
    const input = tf.input({ shape: picture.inputShape });
    const row = flatten().apply(input);
    const both = [1, 2].map(() => dense({ units: 10, activation: "softmax" }).apply(row));
    return tf.model({ inputs: input, outputs: layers.average().apply(both) });
  },
  sharedActivation() {
    const input = tf.input({ shape: picture.inputShape });
    const relu = layers.reLU();
    const one = relu.apply(layers.conv2d({ filters: 4, kernelSize: 3 }).apply(input));
    const other = relu.apply(layers.conv2d({ filters: 4, kernelSize: 3 }).apply(one));
    const rows = [one, other].map((each) => layers.globalAveragePooling2d({}).apply(each));
    const both = layers.concatenate().apply(rows);
    return tf.model({ inputs: input, outputs: dense({ units: 10, activation: "softmax" }).apply(both) });
  },
  sharedWeights() {
    const input = tf.input({ shape: picture.inputShape });
    const convolution = layers.conv2d({ filters: 1, kernelSize: 3 });
    const twice = flatten().apply(convolution.apply(convolution.apply(input)));
    return tf.model({ inputs: input, outputs: dense({ units: 10, activation: "softmax" }).apply(twice) });
  },
  logarithms: () =>
    tf.sequential({ layers: [flatten(picture), dense({ units: 3, activation: "logSoftmax" })] }),
  branchedLogits() {
    const input = tf.input({ shape: picture.inputShape });
    const row = flatten().apply(input);
    const both = [1, 2].map(() => dense({ units: 4 }).apply(row));
    return tf.model({ inputs: input, outputs: layers.add().apply(both) });
  },
  bytes: () =>
    tf.sequential({
      layers: [
        layers.inputLayer({ inputShape: [28, 28, 3] }),
        tf.layers.rescaling({ scale: 1 / 255 }),
        layers.conv2d({ filters: 4, kernelSize: 3, strides: 2, activation: "relu" }),
        tf.layers.rescaling({ scale: 0.001 }),
        flatten(),
        dense({ units: 10, activation: "softmax" }),
      ],
    }),
  branches() {
    const input = tf.input({ shape: picture.inputShape });
    const one = layers
      .conv2d({ filters: 4, kernelSize: 3, padding: "same", activation: "relu" })
      .apply(input);
    const other = layers.conv2d({ filters: 4, kernelSize: 1 }).apply(input);
    const sum = layers.add().apply([one, other]);
    const both = layers.concatenate().apply([sum, one]);
    const means = layers.globalAveragePooling2d({}).apply(both);
    return tf.model({ inputs: input, outputs: dense({ units: 10, activation: "softmax" }).apply(means) });
  },
  functional() {
    const input = tf.input({ shape: picture.inputShape });
    const filtered = layers
      .conv2d({ filters: 4, kernelSize: 5, strides: 2, activation: "relu" })
      .apply(input);
    const answers = dense({ units: 10, activation: "softmax" }).apply(flatten().apply(filtered));
    return tf.model({ inputs: input, outputs: answers });
  },
};

/** Weights without any zero, in biases and moving means too. */
function scramble(model) {
  const random = (shape, i) =>
    tf.randomUniform(shape, 0.01, 0.4, "float32", i).sub(shape.length > 1 ? 0.2 : 0);
  model.setWeights(model.getWeights().map(({ shape }, i) => random(shape, i + 1)));
  return model;
}

async function make(recipe) {
  const model = scramble(RECIPES[recipe]());
  let saved;
  await model.save({
    async save(artifacts) {
      saved = artifacts;
      return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: "JSON" } };
    },
  });
  const { weightData, weightSpecs, modelTopology, format, generatedBy } = saved;
  const weights = new Uint8Array(weightData);
  const inputs = tf.randomUniform([4, ...model.inputs[0].shape.slice(1)], 0, 1, "float32", 7);
  const answers = model.predict(inputs);
  return {
    description: { modelTopology, format, generatedBy, convertedBy: null },
    specs: weightSpecs,
    weights,
    inputs: await inputs.data(),
    answers: await answers.data(),
  };
}

/** Answers with the outputs of several networks, one after the other. */
async function predictEach({ questions }) {
  const answers = [];
  for (const question of questions) {
    tf.disposeVariables();
    answers.push((await predict(question)).answers);
  }
  return answers;
}

async function predict({ modelJson, weights, values, shape }) {
  const { format, modelTopology, weightsManifest } = JSON.parse(modelJson);
  const artifacts = {
    modelTopology,
    weightSpecs: tf.io.getWeightSpecs(weightsManifest),
    weightData: weights,
  };
  const load = format === "graph-model" ? tf.loadGraphModel : tf.loadLayersModel;
  const model = await load(tf.io.fromMemory(artifacts));
  return { answers: await model.predict(tf.tensor(values, shape)).data() };
}

/** Answers with all outputs of a graph model, joined. */
async function predictGraph({ graphJson, weights, inputs }) {
  const { weightsManifest, ...description } = JSON.parse(graphJson);
  const weightSpecs = tf.io.getWeightSpecs(weightsManifest);
  const model = await tf.loadGraphModel(
    tf.io.fromMemory({ ...description, weightSpecs, weightData: weights }),
  );
  const given = inputs.map(({ name, values, shape, type }) => [name, tf.tensor(values, shape, type)]);
  const outputs = [await model.executeAsync(Object.fromEntries(given))].flat();
  const values = await Promise.all(outputs.map((output) => output.data()));
  return { answers: Float32Array.from(values.flatMap((each) => [...each])) };
}

await tf.setBackend("cpu");

answerQuestions((question) => {
  // Two networks may give their weights the same names.
  tf.disposeVariables();
  if (question.recipe) return make(question.recipe);
  if (question.questions) return predictEach(question);
  return question.graphJson ? predictGraph(question) : predict(question);
});
