/**
 * The layers that the registry's networks are made of. Imported one by one: the package's index would ship
 * every layer there is.
 */
import { GlorotUniform, HeNormal, Zeros } from "@tensorflow/tfjs-layers/dist/initializers";
import { Conv2D } from "@tensorflow/tfjs-layers/dist/layers/convolutional";
import { Dense, Flatten } from "@tensorflow/tfjs-layers/dist/layers/core";
import { GlobalAveragePooling2D, MaxPooling2D } from "@tensorflow/tfjs-layers/dist/layers/pooling";

/**
 * Keras' own defaults: Glorot uniform kernels (Glorot and Bengio, 2010), biases of zero. `he`: normal ones after
 * He et al., 2015, which keep the scale of what goes through many layers of relu.
 */
const weightsFrom = (seed: number, he = false) => ({
  kernelInitializer: he ? new HeNormal({ seed }) : new GlorotUniform({ seed }),
  biasInitializer: new Zeros(),
});

/** A first layer states the shape of the network's input: height, width and channels. */
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

/** The largest of every 2x2 square: halves height and width, rounding down. */
export function maxPooling2d(name: string): MaxPooling2D {
  return new MaxPooling2D({ name, poolSize: 2, strides: 2 });
}

/** The mean of every channel over the whole picture. */
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
