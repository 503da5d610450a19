import { Sequential } from "@tensorflow/tfjs-layers/dist/models";
import { architectureWords } from "../../words/architectures";
import type { Architecture } from "./architecture";
import { conv2d, dense, flatten, maxPooling2d } from "./layers";

const INPUT_SHAPE = [28, 28, 1] as const;

/** Filters of each convolution. A pooling behind each halves height and width. */
const FILTERS = [48, 96, 192];

/** A teacher for the course's network: it takes the same pictures, and has more convolutions and filters. */
export const wideCnnArchitecture: Architecture = {
  name: "wide-cnn",
  get title() {
    return architectureWords.wideCnn.title;
  },
  get description() {
    return architectureWords.wideCnn.description;
  },
  inputShape: INPUT_SHAPE,
  options: {},
  build(_, classes, seed) {
    const network = new Sequential({ name: "wide-cnn" });
    FILTERS.forEach((filters, i) => {
      const first = i === 0 ? { inputShape: INPUT_SHAPE } : {};
      const shape = { filters, kernelSize: 3, padding: "same" as const, he: true };
      network.add(conv2d({ name: `conv${i + 1}`, ...shape, seed: seed * 100 + i, ...first }));
      network.add(maxPooling2d(`pool${i + 1}`));
    });
    network.add(flatten("flatten"));
    network.add(dense({ name: "dense", units: 256, activation: "relu", seed: seed * 100 + 11 }));
    network.add(dense({ name: "answer", units: classes, activation: "softmax", seed: seed * 100 + 12 }));
    return network;
  },
};
