import { Sequential } from "@tensorflow/tfjs-layers/dist/models";
import { architectureWords } from "../../words/architectures";
import type { Architecture } from "./architecture";
import { conv2d, dense, globalAveragePooling2d, maxPooling2d } from "./layers";

/** Four channels: colour relative to the background in three, contrast with it in one. See `preprocess/colours.ts`. */
const INPUT_SHAPE = [64, 64, 4] as const;

/** Filters of each convolution. A pooling behind each halves height and width. */
const FILTERS = [32, 64, 128, 192, 256];

/**
 * A network for photos: it sees colours and finer detail than the course's, and global average pooling makes it care
 * about what is in the picture rather than where.
 */
export const photoCnnArchitecture: Architecture = {
  name: "photo-cnn",
  get title() {
    return architectureWords.photoCnn.title;
  },
  get description() {
    return architectureWords.photoCnn.description;
  },
  inputShape: INPUT_SHAPE,
  options: {},
  build(_, classes, seed) {
    const network = new Sequential({ name: "photo-cnn" });
    FILTERS.forEach((filters, i) => {
      const first = i === 0 ? { inputShape: INPUT_SHAPE } : {};
      const shape = { filters, kernelSize: 3, padding: "same" as const, he: true };
      network.add(conv2d({ name: `conv${i + 1}`, ...shape, seed: seed * 100 + i, ...first }));
      network.add(maxPooling2d(`pool${i + 1}`));
    });
    network.add(globalAveragePooling2d("average"));
    network.add(dense({ name: "answer", units: classes, activation: "softmax", seed: seed * 100 + 12 }));
    return network;
  },
};
