import { Sequential } from "@tensorflow/tfjs-layers/dist/models";
import { conv2d, dense, globalAveragePooling2d, maxPooling2d } from "../../../src/ml/architectures/layers";

/** A network for pictures of 16 x 16 x 4 with the layers of `photo-cnn`, in a hundredth of its weights. */
export function smallPhotoNetwork(seed: number): Sequential {
  const shape = { kernelSize: 3, padding: "same", he: true } as const;
  return new Sequential({
    layers: [
      conv2d({ name: "conv1", filters: 8, ...shape, seed, inputShape: [16, 16, 4] }),
      maxPooling2d("pool1"),
      conv2d({ name: "conv2", filters: 16, ...shape, seed: seed + 1 }),
      conv2d({ name: "conv3", filters: 24, ...shape, seed: seed + 2 }),
      maxPooling2d("pool2"),
      globalAveragePooling2d("average"),
      dense({ name: "answer", units: 10, activation: "softmax", seed: seed + 3 }),
    ],
  });
}
