// Teachable Machine's own library on stock TensorFlow.js, in a thread of its own, because two copies of TensorFlow.js in one
// thread would share an engine.

import { createRequire } from "node:module";
import { answerQuestions } from "./answer-questions.mjs";

const require = createRequire(import.meta.url);

/** The part of a canvas that the library uses, for pictures that need no scaling. */
class Canvas {
  width = 0;
  height = 0;

  getContext() {
    return { drawImage: (image, left, top, width, height) => this.draw(image, left, top, width, height) };
  }

  draw(image, left, top, width, height) {
    if (width !== image.width || height !== image.height) throw new Error("This canvas does not scale.");
    this.data = new Uint8Array(4 * this.width * this.height);
    for (let y = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++) {
        const from = 4 * ((y - top) * image.width + x - left);
        this.data.set(image.data.subarray(from, from + 4), 4 * (y * this.width + x));
      }
    }
  }
}

globalThis.document = { createElement: () => new Canvas() };
globalThis.HTMLVideoElement = class {};

const tf = require("@tensorflow/tfjs");
const { createTeachable } = require("@teachablemachine/image");

const SIDE = 224;
const LAST_LAYER = "out_relu";

const { layers } = tf;

/** A small network of MobileNet v2's layers, in place of the one that the library downloads. */
function smallMobileNet(channels) {
  const input = tf.input({ shape: [SIDE, SIDE, channels] });
  const after = (before, ...more) => more.reduce((from, layer) => layer.apply(from), before);
  const relu6 = (name) => layers.reLU({ maxValue: 6, ...(name ? { name } : {}) });
  const thin = { useBias: false, padding: "same" };
  const started = after(
    input,
    layers.zeroPadding2d({
      padding: [
        [0, 1],
        [0, 1],
      ],
    }),
    layers.conv2d({ filters: 4, kernelSize: 3, strides: 4, useBias: false }),
    layers.batchNormalization(),
    relu6(),
  );
  const filtered = after(
    started,
    layers.depthwiseConv2d({ kernelSize: 3, ...thin }),
    layers.batchNormalization(),
    relu6(),
    layers.conv2d({ filters: 4, kernelSize: 1, ...thin }),
    layers.batchNormalization(),
  );
  const output = after(
    layers.add().apply([started, filtered]),
    layers.conv2d({ filters: 8, kernelSize: 1, strides: 8, ...thin }),
    layers.batchNormalization(),
    relu6(LAST_LAYER),
  );
  const network = tf.model({ inputs: input, outputs: output });
  network.setWeights(
    network.getWeights().map(({ shape }, i) => {
      const values = tf.randomUniform(shape, 0, 1, "float32", i + 1);
      return shape.length > 1 ? values.sub(0.4) : values.add(0.1);
    }),
  );
  return network;
}

async function savedBy(save) {
  let saved;
  await save({
    async save(artifacts) {
      saved = artifacts;
      return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: "JSON" } };
    },
  });
  return saved;
}

async function make({ labels, pictures, grayscale }) {
  const base = smallMobileNet(grayscale ? 1 : 3);
  const checkpoint = tf.io.fromMemory(await savedBy((handler) => base.save(handler)));
  const teachable = await createTeachable(
    { tfjsVersion: tf.version.tfjs, modelName: "Hats and shoes", labels, grayscale },
    { checkpointUrl: checkpoint, trainingLayer: LAST_LAYER },
  );
  teachable.setLabels(labels);
  teachable.setSeed("the same every time");
  for (const [i, picture] of pictures.entries()) {
    for (let times = 0; times < 4; times++) {
      const canvas = new Canvas();
      canvas.width = canvas.height = SIDE;
      const [left, top] = [picture.width - SIDE, picture.height - SIDE].map((over) => -Math.floor(over / 2));
      canvas.draw(picture, left, top, picture.width, picture.height);
      await teachable.addExample(i % labels.length, canvas);
    }
  }
  await teachable.train({ denseUnits: 16, epochs: 20, learningRate: 0.01, batchSize: 4 });
  const { modelTopology, weightSpecs, weightData } = await savedBy((handler) => teachable.save(handler));
  const answers = [];
  for (const picture of pictures) {
    answers.push((await teachable.predict(picture)).map(({ probability }) => probability));
  }
  const manifest = [{ paths: ["./weights.bin"], weights: weightSpecs }];
  return {
    modelJson: JSON.stringify({ modelTopology, weightsManifest: manifest }),
    weights: new Uint8Array(weightData),
    metadataJson: JSON.stringify(teachable.getMetadata()),
    answers,
  };
}

await tf.setBackend("cpu");
answerQuestions(make);
