import { Sequential } from "@tensorflow/tfjs-layers/dist/models";
import { architectureWords } from "../../words/architectures";
import type { Architecture } from "./architecture";
import { dense as denseLayer, flatten } from "./layers";

const INPUT_SHAPE = [28, 28, 1] as const;

/** The course's baseline, from its second week: two dense layers, no convolution. */
export const denseArchitecture: Architecture = {
  name: "dense",
  get title() {
    return architectureWords.dense.title;
  },
  get description() {
    return architectureWords.dense.description;
  },
  inputShape: INPUT_SHAPE,
  options: {},
  build(_options, classes, seed) {
    const network = new Sequential({ name: "dense" });
    network.add(flatten("flatten", INPUT_SHAPE));
    network.add(denseLayer({ name: "dense", units: 128, activation: "relu", seed: seed * 100 + 11 }));
    network.add(denseLayer({ name: "answer", units: classes, activation: "softmax", seed: seed * 100 + 12 }));
    return network;
  },
};
