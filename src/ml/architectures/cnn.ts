import { Sequential } from "@tensorflow/tfjs-layers/dist/models";
import type { Architecture } from "./architecture";
import { conv2d, dense, flatten, maxPooling2d } from "./layers";

const INPUT_SHAPE = [28, 28, 1] as const;

/** The course's convolutional network: pairs of convolution and pooling, then two dense layers. */
export const cnn: Architecture = {
  name: "cnn",
  title: "Convolutional network",
  description: "Filters slide over the picture and learn what garments are made of: edges, folds, soles.",
  inputShape: INPUT_SHAPE,
  options: {
    convolutions: { title: "Convolutions", values: [0, 1, 2, 3], standard: 2 },
    filters: { title: "Filters", values: [16, 32, 64], standard: 64 },
    kernelSize: { title: "Filter size", values: [3, 5], standard: 3 },
  },
  conflict({ convolutions = 2, kernelSize = 3 }) {
    let side: number = INPUT_SHAPE[0];
    for (let i = 0; i < convolutions; i++) side = Math.floor((side - kernelSize + 1) / 2);
    if (side > 0) return undefined;
    return `After ${convolutions} convolutions of ${kernelSize}x${kernelSize} the picture is too small to go on.`;
  },
  build({ convolutions = 2, filters = 64, kernelSize = 3 }, classes, seed) {
    const network = new Sequential({ name: "cnn" });
    for (let i = 1; i <= convolutions; i++) {
      const first = i === 1 ? { inputShape: INPUT_SHAPE } : {};
      network.add(conv2d({ name: `conv${i}`, filters, kernelSize, seed: seed * 100 + i, ...first }));
      network.add(maxPooling2d(`pool${i}`));
    }
    network.add(flatten("flatten", convolutions === 0 ? INPUT_SHAPE : undefined));
    network.add(dense({ name: "dense", units: 128, activation: "relu", seed: seed * 100 + 11 }));
    network.add(dense({ name: "answer", units: classes, activation: "softmax", seed: seed * 100 + 12 }));
    return network;
  },
};
