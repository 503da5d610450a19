/**
 * Builders of the layers that Hanger's networks use. The classes are imported one by one, because the package's index
 * would ship every layer.
 */
import { GlorotUniform, HeNormal, Zeros } from "@tensorflow/tfjs-layers/dist/initializers";
import { Conv2D } from "@tensorflow/tfjs-layers/dist/layers/convolutional";
import { Dense, Flatten } from "@tensorflow/tfjs-layers/dist/layers/core";
import { GlobalAveragePooling2D, MaxPooling2D } from "@tensorflow/tfjs-layers/dist/layers/pooling";

/**
 * Keras' default initialisers: Glorot uniform kernels (Glorot and Bengio, 2010) and zero biases. With `he`, normal
 * kernels after He et al., 2015, which keep activations at one scale through many layers of relu.
 */
const weightsFrom = (seed: number, he = false) => ({
  kernelInitializer: he ? new HeNormal({ seed }) : new GlorotUniform({ seed }),
  biasInitializer: new Zeros(),
});

/** Only a network's first layer states the input's shape: height, width and channels. */
const startingFrom = (inputShape?: readonly number[]) => (inputShape ? { inputShape: [...inputShape] } : {});

interface Conv2dArgs {
  readonly name: string;
  readonly filters: number;
  readonly kernelSize: number;
  readonly seed: number;
  /** `valid`, the default: only where the whole filter fits. `same`: the edge padded with zeros. */
  readonly padding?: "valid" | "same";
  readonly he?: boolean;
  readonly inputShape?: readonly number[];
}

/** A convolution followed by relu. */
export function conv2d({
  name,
  filters,
  kernelSize,
  seed,
  padding = "valid",
  he = false,
  inputShape,
}: Conv2dArgs): Conv2D {
  return new Conv2D({
    name,
    filters,
    kernelSize,
    padding,
    activation: "relu",
    ...weightsFrom(seed, he),
    ...startingFrom(inputShape),
  });
}

/** Max pooling of 2 x 2 with stride 2: halves height and width, rounding down. */
export function maxPooling2d(name: string): MaxPooling2D {
  return new MaxPooling2D({ name, poolSize: 2, strides: 2 });
}

/** The mean of each channel over all pixels: [height, width, channels] becomes [channels]. */
export function globalAveragePooling2d(name: string): GlobalAveragePooling2D {
  return new GlobalAveragePooling2D({ name });
}

export function flatten(name: string, inputShape?: readonly number[]): Flatten {
  return new Flatten({ name, ...startingFrom(inputShape) });
}

interface DenseArgs {
  readonly name: string;
  readonly units: number;
  readonly activation: "relu" | "softmax";
  readonly seed: number;
}

export function dense({ name, units, activation, seed }: DenseArgs): Dense {
  return new Dense({ name, units, activation, ...weightsFrom(seed) });
}
