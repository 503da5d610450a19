import { add, tensor, tidy } from "@tensorflow/tfjs-core";
import type { SymbolicTensor } from "@tensorflow/tfjs-layers/dist/engine/topology";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { input, model } from "@tensorflow/tfjs-layers/dist/exports";
import type { ActivationIdentifier } from "@tensorflow/tfjs-layers/dist/keras_format/activation_config";
import { LeakyReLU, ReLU, Softmax } from "@tensorflow/tfjs-layers/dist/layers/advanced_activations";
import { Conv2D, SeparableConv2D } from "@tensorflow/tfjs-layers/dist/layers/convolutional";
import { DepthwiseConv2D } from "@tensorflow/tfjs-layers/dist/layers/convolutional_depthwise";
import { Activation, Dense, Dropout, Flatten, Reshape } from "@tensorflow/tfjs-layers/dist/layers/core";
import { Add, Average, Concatenate, Multiply } from "@tensorflow/tfjs-layers/dist/layers/merge";
import { BatchNormalization } from "@tensorflow/tfjs-layers/dist/layers/normalization";
import { ZeroPadding2D } from "@tensorflow/tfjs-layers/dist/layers/padding";
import {
  GlobalAveragePooling2D,
  GlobalMaxPooling2D,
  MaxPooling2D,
} from "@tensorflow/tfjs-layers/dist/layers/pooling";
import { Rescaling } from "@tensorflow/tfjs-layers/dist/layers/preprocessing/image_preprocessing";
import { Sequential } from "@tensorflow/tfjs-layers/dist/models";
import type { Random } from "../../src/random/random";

type Through = (from: SymbolicTensor) => SymbolicTensor;

const through =
  (layer: { apply(input: SymbolicTensor): unknown }): Through =>
  (from) =>
    layer.apply(from) as SymbolicTensor;

const ending = (from: SymbolicTensor) =>
  new Dense({ name: "answer", units: 3, activation: "softmax" }).apply(from) as SymbolicTensor;

function network(build: Through): LayersModel {
  const picture = input({ shape: [9, 8, 3] });
  return model({ inputs: picture, outputs: ending(build(picture)) });
}

const convolved = (filters = 4) => through(new Conv2D({ filters, kernelSize: 3, padding: "same" }));

/** Networks that are no plain chain, or whose layers formats order in another way. Each takes 9 x 8 x 3. */
export const BRANCHING: Readonly<Record<string, () => LayersModel>> = {
  "a residual block with batch normalisation": () =>
    network((from) => {
      const first = through(new BatchNormalization({}))(convolved()(from));
      const second = through(new BatchNormalization({ scale: false, center: false }))(convolved()(first));
      const sum = new Add().apply([first, second]) as SymbolicTensor;
      return through(new GlobalMaxPooling2D({}))(through(new Activation({ activation: "relu" }))(sum));
    }),
  "two ways side by side, put together by channels and by rows": () =>
    network((from) => {
      const both = new Concatenate().apply([convolved(2)(from), convolved(5)(from)]) as SymbolicTensor;
      const under = new Concatenate({ axis: 1 }).apply([both, both]) as SymbolicTensor;
      return through(new Flatten())(through(new MaxPooling2D({ poolSize: 2 }))(under));
    }),
  "a gate of each channel, by the mean of all pixels": () =>
    network((from) => {
      const maps = convolved()(from);
      const means = through(new GlobalAveragePooling2D({}))(maps);
      const gate = through(new Dense({ units: 4, activation: "sigmoid" }))(means);
      const place = through(new Reshape({ targetShape: [1, 1, 4] }))(gate);
      return through(new Flatten())(new Multiply().apply([maps, place]) as SymbolicTensor);
    }),
  "a depthwise convolution on a padded picture, then one of single pixels": () =>
    network((from) => {
      const padded = through(
        new ZeroPadding2D({
          padding: [
            [0, 1],
            [2, 1],
          ],
        }),
      )(from);
      const deep = new DepthwiseConv2D({ kernelSize: 3, strides: 2, depthMultiplier: 2, activation: "relu" });
      const single = through(new Conv2D({ filters: 4, kernelSize: 1 }))(through(deep)(padded));
      return through(new Dropout({ rate: 0.5 }))(through(new Flatten())(single));
    }),
  "a separable convolution of a rescaled picture, cut off at six": () =>
    network((from) => {
      const scaled = through(new Rescaling({ scale: 4, offset: -1 }))(from);
      const split = new SeparableConv2D({ filters: 6, kernelSize: 3, depthMultiplier: 2, padding: "same" });
      const cut = through(new ReLU({ maxValue: 6 }))(through(split)(scaled));
      return through(new Flatten())(
        through(new Conv2D({ filters: 3, kernelSize: 3, activation: "relu6" }))(cut),
      );
    }),
  "activations as layers of their own": () =>
    network((from) => {
      const leaky = through(new LeakyReLU({ alpha: 0.2 }))(convolved(5)(from));
      const shares = through(new Softmax({ axis: -1 }))(convolved(4)(leaky));
      const row = through(new Flatten())(through(new ReLU())(shares));
      return through(new LeakyReLU({ alpha: 0.1 }))(through(new Dense({ units: 7 }))(row));
    }),
  "rows that are bent and normalised before a dense layer takes them": () =>
    network((from) => {
      const row = through(new Flatten())(convolved(2)(from));
      return through(new BatchNormalization({}))(through(new Activation({ activation: "tanh" }))(row));
    }),
  "a picture in another shape, and a dense layer on pixels": () =>
    network((from) => {
      const shaped = through(new Reshape({ targetShape: [4, 9, 6] }))(from);
      const pixels = through(new Dense({ units: 5, activation: "softmax" }))(shaped);
      const twice = new Average().apply([pixels, pixels]) as SymbolicTensor;
      return through(new Dense({ units: 2 }))(
        through(new Flatten())(through(new Reshape({ targetShape: [12, 15] }))(twice)),
      );
    }),
};

/** A network, for pictures of 8 x 8 x 1, that has an activation as a layer of its own and at the end of others. */
export const activated = (activation: ActivationIdentifier) =>
  new Sequential({
    layers: [
      new Conv2D({ filters: 3, kernelSize: 3, activation, inputShape: [8, 8, 1] }),
      new Activation({ activation }),
      new Flatten(),
      new Dense({ units: 5, activation }),
      new Dense({ units: 3, activation: "softmax" }),
    ],
  });

/**
 * Moves every weight up or down, so that none is zero or one as before training. Variances stay positive, and sums near
 * zero, where the order in which a runtime adds is worth less than 1e-5 of a probability.
 */
export function scatter(network: LayersModel, random: Random): void {
  for (const weight of network.layers.flatMap((layer) => layer.weights)) {
    const moved = Array.from({ length: weight.read().size }, () => random.between(-0.15, 0.15));
    weight.write(tidy(() => add(weight.read(), tensor(moved, weight.read().shape))));
  }
}
