import { ones, pad, reshape, slice, type Tensor, tidy, zeros } from "@tensorflow/tfjs-core";
import type { Layer } from "@tensorflow/tfjs-layers/dist/engine/topology";

/** What TensorFlow.js's layers read of a weight. */
interface Weight {
  read(): Tensor;
}

/** A layer's settings and weights by the names that its code reads them by. */
type Fields = Readonly<Record<string, unknown>>;

/** Layers that were made so already: a network may be asked for its logits again and again. */
const made = new WeakSet<Layer>();

/**
 * Lets layers be trained that TensorFlow.js runs but has no gradient of. While training they compute the same in a way that has
 * one: dilated convolutions, and normalisations that do not scale or do not move what they normalised.
 */
export function makeDifferentiable(layers: readonly Layer[]): void {
  for (const layer of layers) {
    const fieldsFor = instead(layer);
    if (!fieldsFor || made.has(layer)) continue;
    made.add(layer);
    const call = layer.call;
    layer.call = (inputs, kwargs) => {
      if (!kwargs.training) return call.call(layer, inputs, kwargs);
      const fields = fieldsFor([inputs].flat()[0]!);
      const properties = Object.entries(fields).map(([name, value]) => [name, { value }] as const);
      return tidy(() => call.call(Object.create(layer, Object.fromEntries(properties)), inputs, kwargs));
    };
  }
}

/** What a layer is to read in the place of its own fields; undefined where it has gradients as it is. */
function instead(layer: Layer): ((input: Tensor) => Fields) | undefined {
  const { dilationRate } = layer.getConfig();
  const own = layer as unknown as Readonly<Record<string, unknown>>;
  const rates = [dilationRate ?? 1].flat() as readonly number[];
  if (rates.some((rate) => rate !== 1)) return () => undilated(own, rates);
  if (/^(Batch|Layer)Normalization$/.test(layer.getClassName()) && !(own.center && own.scale)) {
    return (input) => complete(own, input);
  }
  return undefined;
}

/** A convolution with zeros in the gaps of its filter. */
function undilated(own: Fields, rates: readonly number[]): Fields {
  const name = own.depthwiseKernel ? "depthwiseKernel" : "kernel";
  return {
    dilationRate: rates.map(() => 1),
    [name]: { read: () => rates.reduce(spread, (own[name] as Weight).read()) },
  };
}

/** The filter with `rate` - 1 zeros between its values along an axis. */
function spread(filter: Tensor, rate: number, axis: number): Tensor {
  const before = filter.shape.slice(0, axis + 1);
  const after = filter.shape.slice(axis + 1);
  const [outer, inner] = [before, after].map((sizes) => sizes.reduce((product, size) => product * size, 1));
  const apart = pad(reshape(filter, [outer!, 1, inner!]), [
    [0, 0],
    [0, rate - 1],
    [0, 0],
  ]);
  const size = before[axis]!;
  const whole = reshape(apart, [...before.slice(0, -1), size * rate, ...after]);
  const end = [...before.slice(0, -1), (size - 1) * rate + 1, ...after];
  return slice(
    whole,
    end.map(() => 0),
    end,
  );
}

/** A normalisation that scales by one where it does not scale, and moves by zero where it does not move. */
function complete(own: Fields, input: Tensor): Fields {
  const shape = [own.axis as number | number[]].flat().map((axis) => input.shape.at(axis)!);
  return {
    scale: true,
    center: true,
    gamma: own.gamma ?? { read: () => ones(shape) },
    beta: own.beta ?? { read: () => zeros(shape) },
  };
}
