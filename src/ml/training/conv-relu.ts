import {
  Conv2DBackpropFilter,
  Conv2DBackpropInput,
  customGrad,
  engine,
  FusedConv2D,
  MaxPool,
  MaxPoolGrad,
  mul,
  type NamedAttrMap,
  type NamedTensorMap,
  step,
  sum,
  type Tensor,
  type Tensor4D,
} from "@tensorflow/tfjs-core";

type Size = readonly [number, number];

/** A convolution with bias and relu, and the max pooling that may follow it. */
export interface ConvReluSpec {
  readonly strides: Size;
  readonly padding: "valid" | "same";
  readonly pool?: { readonly size: Size; readonly strides: Size; readonly padding: "valid" | "same" };
}

/**
 * Convolution, bias, relu and max pooling of x [n, h, w, cin] as one differentiable step. TensorFlow.js
 * differentiates them one by one, which takes a pass over the largest tensors of the network for each. Here the
 * gradient goes through relu where it is small, after the pooling: a window's largest element is let
 * through by relu exactly where the pooled value is above 0. For the same reason the bias gradient is summed there.
 *
 * `isInput`: x is the network's input, of which no gradient is wanted.
 */
export function convRelu(
  x: Tensor4D,
  filter: Tensor,
  bias: Tensor,
  spec: ConvReluSpec,
  isInput: boolean,
): Tensor4D {
  const run = (kernel: string, inputs: Record<string, Tensor>, attrs: Record<string, unknown>) =>
    engine().runKernel<Tensor>(kernel, inputs as NamedTensorMap, attrs as NamedAttrMap);
  const window = { strides: spec.strides, pad: spec.padding, dataFormat: "NHWC", dimRoundingMode: undefined };
  const pooling = spec.pool && {
    filterSize: spec.pool.size,
    strides: spec.pool.strides,
    pad: spec.pool.padding,
  };

  const forward = (input: Tensor, weights: Tensor, start: Tensor) => {
    const fused = { ...window, dilations: [1, 1], activation: "relu", leakyreluAlpha: 0 };
    const activated = run(FusedConv2D, { x: input, filter: weights, bias: start }, fused);
    return { activated, value: pooling ? run(MaxPool, { x: activated }, pooling) : activated };
  };
  const backward = (dy: Tensor, input: Tensor, weights: Tensor, activated: Tensor, value: Tensor) => {
    const through = mul(dy, step(value));
    const before = pooling
      ? run(MaxPoolGrad, { dy: through, input: activated, output: value }, pooling)
      : through;
    const filterAttrs = { ...window, filterShape: weights.shape };
    const dFilter = run(Conv2DBackpropFilter, { x: input, dy: before }, filterAttrs);
    const dBias = sum(through, [0, 1, 2]);
    const inputAttrs = { ...window, inputShape: input.shape };
    const dInput = () => run(Conv2DBackpropInput, { dy: before, filter: weights }, inputAttrs);
    return { dFilter, dBias, dInput };
  };

  const compute = customGrad((...args) => {
    const save = args.pop() as unknown as (tensors: Tensor[]) => void;
    const [weights, start, inner] = args as unknown as [Tensor, Tensor, Tensor | undefined];
    const input = inner ?? x;
    const { activated, value } = forward(input, weights, start);
    save([input, weights, activated, value]);
    return {
      value,
      gradFunc: (dy: Tensor, [savedInput, savedWeights, savedActivated, savedValue]: Tensor[]) => {
        const { dFilter, dBias, dInput } = backward(
          dy,
          savedInput!,
          savedWeights!,
          savedActivated!,
          savedValue!,
        );
        return isInput ? [dFilter, dBias] : [dFilter, dBias, dInput()];
      },
    };
  });
  return (isInput ? compute(filter, bias) : compute(filter, bias, x)) as Tensor4D;
}
