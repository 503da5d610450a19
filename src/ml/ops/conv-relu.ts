import {
  Conv2DBackpropFilter,
  Conv2DBackpropInput,
  customGrad,
  MaxPool,
  MaxPoolGrad,
  mul,
  step,
  sum,
  type Tensor,
  type Tensor4D,
} from "@tensorflow/tfjs-core";
import { CONV_RELU_POOL_GRAD, type ConvReluPoolGradAttrs } from "./conv-relu-pool-kernel";
import {
  type ConvReluSpec,
  convolve,
  convolvePooled,
  isPooledAtOnce,
  poolAttrs,
  runKernel,
  type Window,
  windowAttrs,
} from "./convolve";

/**
 * Convolution, bias, relu and max pooling of x [n, h, w, cin] as one differentiable step; without `spec.pool`, no
 * pooling. TensorFlow.js differentiates the four one by one, with a pass over the network's largest tensors for each.
 *
 * @param filter [filterHeight, filterWidth, cin, cout]
 * @param bias [cout]
 * @param isInput Whether x is the network's input. Its gradient is then not computed.
 */
export function convRelu(
  x: Tensor4D,
  filter: Tensor,
  bias: Tensor,
  spec: ConvReluSpec,
  isInput: boolean,
): Tensor4D {
  const { forward, backward } = isPooledAtOnce(filter, spec) ? pooledAtOnce(spec) : oneByOne(spec);
  const compute = customGrad((...args) => {
    const save = args.pop() as unknown as (tensors: Tensor[]) => void;
    const [weights, start, inner] = args as unknown as [Tensor, Tensor, Tensor | undefined];
    const input = inner ?? x;
    const { value, kept } = forward(input, weights, start);
    save([input, weights, value, ...kept]);
    return {
      value,
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const [savedInput, savedWeights, savedValue, ...savedKept] = saved as [Tensor, Tensor, Tensor];
        const of = { x: savedInput, filter: savedWeights, value: savedValue, kept: savedKept };
        return [...backward(dy, of, isInput)];
      },
    };
  });
  return (isInput ? compute(filter, bias) : compute(filter, bias, x)) as Tensor4D;
}

/** What the backward pass is given: input, filter and output of the forward pass, and what else that kept. */
interface Kept {
  readonly x: Tensor;
  readonly filter: Tensor;
  readonly value: Tensor;
  readonly kept: readonly Tensor[];
}

interface Directions {
  forward(x: Tensor, filter: Tensor, bias: Tensor): { readonly value: Tensor; readonly kept: Tensor[] };
  /** The gradients by the filter, by the bias and, unless x is the network's input, by x. */
  backward(dy: Tensor, kept: Kept, isInput: boolean): readonly Tensor[];
}

/**
 * Each operation as a kernel of its own. The backward pass applies relu's gradient after the pooling, where the tensors
 * are a quarter of the size: relu lets a window's largest element through exactly where the pooled value is above 0.
 * The bias gradient is summed there for the same reason.
 */
function oneByOne(spec: ConvReluSpec): Directions {
  const pooling = spec.pool && poolAttrs(spec.pool);
  return {
    forward(x, filter, bias) {
      const activated = convolve(x, filter, spec, { bias, activation: "relu" });
      if (!pooling) return { value: activated, kept: [] };
      return { value: runKernel(MaxPool, { x: activated }, pooling), kept: [activated] };
    },
    backward(dy, { x, filter, value, kept: [activated] }, isInput) {
      const through = mul(dy, step(value));
      const dBias = sum(through, [0, 1, 2]);
      const convolved =
        pooling && activated
          ? runKernel(MaxPoolGrad, { dy: through, input: activated, output: value }, pooling)
          : through;
      const [dFilter, ...dInput] = gradients(convolved, x, filter, spec, isInput);
      return [dFilter!, dBias, ...dInput];
    },
  };
}

/**
 * All four operations in one kernel, and their gradients in another. The tensor before the pooling is never stored; for the
 * gradients it is enough to know which of the four elements of each window was the largest.
 */
function pooledAtOnce({ padding }: ConvReluSpec): Directions {
  return {
    forward(x, filter, bias) {
      const [value, winners] = convolvePooled(x, filter, bias, padding, true);
      return { value, kept: [winners!] };
    },
    backward(dy, { x, filter, kept: [winners] }, isInput) {
      const attrs: ConvReluPoolGradAttrs = { padding, byInput: !isInput };
      return runKernel<Tensor[]>(CONV_RELU_POOL_GRAD, { dy, winners: winners!, x, filter }, attrs);
    },
  };
}

/** A differentiable convolution of x [n, h, w, cin], without bias or relu. With `isInput`, no gradient by x is computed. */
export function convolution(x: Tensor4D, filter: Tensor, spec: Window, isInput: boolean): Tensor4D {
  const compute = customGrad((...args) => {
    const save = args.pop() as unknown as (tensors: Tensor[]) => void;
    const [weights, inner] = args as unknown as [Tensor, Tensor | undefined];
    const input = inner ?? x;
    save([input, weights]);
    return {
      value: convolve(input, weights, spec, { activation: "linear" }),
      gradFunc: (dy: Tensor, [savedInput, savedWeights]: Tensor[]) =>
        gradients(dy, savedInput!, savedWeights!, spec, isInput),
    };
  });
  return (isInput ? compute(filter) : compute(filter, x)) as Tensor4D;
}

/** A convolution's gradients: by its filter and, unless x is the network's input, by x. */
function gradients(dy: Tensor, x: Tensor, filter: Tensor, spec: Window, isInput: boolean): Tensor[] {
  const filterAttrs = { ...windowAttrs(spec), filterShape: filter.shape };
  const dFilter = runKernel(Conv2DBackpropFilter, { x, dy }, filterAttrs);
  if (isInput) return [dFilter];
  const inputAttrs = { ...windowAttrs(spec), inputShape: x.shape };
  return [dFilter, runKernel(Conv2DBackpropInput, { dy, filter }, inputAttrs)];
}
