import {
  backend_util,
  Conv2D,
  DepthwiseConv2dNative,
  FusedConv2D,
  FusedDepthwiseConv2D,
  type KernelConfig,
  type TensorInfo,
} from "@tensorflow/tfjs-core";

const CONVOLUTIONS: readonly string[] = [Conv2D, DepthwiseConv2dNative, FusedConv2D, FusedDepthwiseConv2D];

type Shape4D = [number, number, number, number];
type Step = number | [number, number];

/**
 * A kernel of TensorFlow.js's wasm backend, told the rows and columns to add in place of "same". It computes wrong values for
 * "same" where a filter is shorter than its stride along one axis, and not along the other (TensorFlow.js 4.22).
 */
export function withExplicitPadding(kernel: KernelConfig): KernelConfig {
  if (!CONVOLUTIONS.includes(kernel.kernelName)) return kernel;
  const isDepthwise = /Depthwise/.test(kernel.kernelName);
  return {
    ...kernel,
    kernelFunc({ inputs, backend, attrs = {} }) {
      if (attrs.pad !== "same") return kernel.kernelFunc({ inputs, backend, attrs });
      const [x, filter] = [inputs.x as TensorInfo, inputs.filter as TensorInfo];
      const { top, bottom, left, right } = backend_util.computeConv2DInfo(
        x.shape as Shape4D,
        filter.shape as Shape4D,
        attrs.strides as Step,
        (attrs.dilations ?? 1) as Step,
        "same",
        undefined,
        isDepthwise,
      ).padInfo;
      const pad = [
        [0, 0],
        [top, bottom],
        [left, right],
        [0, 0],
      ] as unknown as string;
      return kernel.kernelFunc({ inputs, backend, attrs: { ...attrs, pad } });
    },
  };
}
