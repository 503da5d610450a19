import { Sequential } from "@tensorflow/tfjs-layers/dist/models";
import { architectureWords } from "../../words/architectures";
import type { Architecture } from "./architecture";
import { conv2d, dense, globalAveragePooling2d, maxPooling2d } from "./layers";

/** Four channels: colour relative to the background in three, contrast with it in one. See `preprocess/colours.ts`. */
const INPUT_SHAPE = [64, 64, 4] as const;

/** Filters of each convolution, stage by stage. A pooling behind each stage halves height and width. */
const STAGES = [[32], [64], [96, 96], [144, 144], [240]];

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
    network.add(globalAveragePooling2d("average"));
    network.add(dense({ name: "answer", units: classes, activation: "softmax", seed: seed * 100 + 12 }));
    return network;
  },
};
