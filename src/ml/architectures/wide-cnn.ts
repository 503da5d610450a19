import { Sequential } from "@tensorflow/tfjs-layers/dist/models";
import { architectureWords } from "../../words/architectures";
import type { Architecture } from "./architecture";
import { conv2d, dense, flatten, maxPooling2d } from "./layers";

const INPUT_SHAPE = [28, 28, 1] as const;

/** Filters of each convolution, stage by stage. A pooling behind each stage halves height and width. */
const STAGES = [[32], [64, 64], [128, 128]];

/** A teacher for the course's network: it takes the same pictures, has more layers and filters, and is more often right. */
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
    let place = 0;
    STAGES.forEach((filters, i) => {
      for (const each of filters) {
        const first = place === 0 ? { inputShape: INPUT_SHAPE } : {};
        const shape = { filters: each, kernelSize: 3, padding: "same" as const, he: true };
        network.add(conv2d({ name: `conv${place + 1}`, ...shape, seed: seed * 100 + place, ...first }));
        place++;
      }
      network.add(maxPooling2d(`pool${i + 1}`));
    });
    network.add(flatten("flatten"));
    network.add(dense({ name: "dense", units: 256, activation: "relu", seed: seed * 100 + 11 }));
    network.add(dense({ name: "answer", units: classes, activation: "softmax", seed: seed * 100 + 12 }));
    return network;
  },
};
