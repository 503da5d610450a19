import { Sequential } from "@tensorflow/tfjs-layers/dist/models";
import { architectureWords } from "../../words/architectures";
import type { Architecture } from "./architecture";
import { conv2d, dense, flatten, maxPooling2d } from "./layers";

const INPUT_SHAPE = [28, 28, 1] as const;

/** The convolutional network of the course's labs: pairs of convolution and pooling, then two dense layers. */
export const cnnArchitecture: Architecture = {
  name: "cnn",
  get title() {
    return architectureWords.cnn.title;
  },
  get description() {
    return architectureWords.cnn.description;
  },
  inputShape: INPUT_SHAPE,
  get options() {
    const { convolutions, filters, kernelSize } = architectureWords.cnn;
    return {
      convolutions: { title: convolutions, values: [0, 1, 2, 3], standard: 2 },
      filters: { title: filters, values: [16, 32, 64], standard: 64 },
      kernelSize: { title: kernelSize, values: [3, 5], standard: 3 },
    };
  },
  conflict({ convolutions = 2, kernelSize = 3 }) {
    const steps: string[] = [];
    let side: number = INPUT_SHAPE[0];
    for (let i = 0; i < convolutions; i++) {
      const left = side - kernelSize + 1;
      if (left < 2) {
        steps.push(`${side} − ${kernelSize} + 1 = ${left}`);
        return architectureWords.cnn.tooSmall(steps.join("; "), convolutions, kernelSize);
      }
      const pooled = Math.floor(left / 2);
      steps.push(architectureWords.cnn.pooled(`${side} − ${kernelSize} + 1 = ${left}`, pooled));
      side = pooled;
    }
    return undefined;
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
