import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm/dist/backend_wasm";
import {
  backend_util,
  Conv2DBackpropFilter,
  type Conv2DBackpropFilterAttrs,
  getKernel,
  type KernelConfig,
  type NamedAttrMap,
  type NamedTensorInfoMap,
  type TensorInfo,
} from "@tensorflow/tfjs-core";
import type { Tensors } from "../runtime/training-kernel";

/** The permutation that exchanges the first and the last axis of [n, h, w, c]. */
const EXCHANGED = [3, 1, 2, 0];

/**
 * The gradient of a convolution by its filter where there is no SIMD, composed of stock kernels. It is
 * itself a convolution: of x as [cin, h, w, n] with dy as [oh, ow, n, cout], whose strides have become dilations,
 * gives [cin, kh, kw, cout] (Dumoulin and Visin, A Guide to Convolution Arithmetic, 2016).
 */
export const composedFilterGradient: KernelConfig = {
  kernelName: Conv2DBackpropFilter,
  backendName: "wasm",
  kernelFunc({ inputs, backend, attrs }) {
    const { x, dy } = inputs as Tensors<"x" | "dy">;
    const { strides, pad, dimRoundingMode, filterShape } = attrs as unknown as Conv2DBackpropFilterAttrs;
    const shape = x.shape as [number, number, number, number];
    const info = backend_util.computeConv2DInfo(shape, filterShape, strides, 1, pad, dimRoundingMode);
    const used: TensorInfo[] = [];
    const run = (kernelName: string, kernelInputs: NamedTensorInfoMap, kernelAttrs: object) => {
      const kernel = getKernel(kernelName, "wasm")!;
      const made = kernel.kernelFunc({
        inputs: kernelInputs,
        backend,
        attrs: kernelAttrs as NamedAttrMap,
      }) as TensorInfo;
      used.push(made);
      return made;
    };
    const pictures = run("Transpose", { x }, { perm: EXCHANGED });
    const filter = run("Transpose", { x: dy }, { perm: [1, 2, 0, 3] });
    const convolved = run("Conv2D", { x: pictures, filter }, convolutionOf(info));
    const turned = run("Transpose", { x: convolved }, { perm: [1, 2, 0, 3] });
    const dFilter = run("Slice", { x: turned }, { begin: [0, 0, 0, 0], size: filterShape });
    for (const each of used) {
      if (each !== dFilter) (backend as BackendWasm).disposeData(each.dataId);
    }
    return dFilter;
  },
};

/** The attributes of that convolution. Rows and columns that no filter position reaches are sliced off afterwards. */
function convolutionOf({ strideHeight, strideWidth, padInfo }: backend_util.Conv2DInfo) {
  const { top, bottom, left, right } = padInfo;
  return {
    strides: [1, 1],
    pad: [
      [0, 0],
      [top, bottom],
      [left, right],
      [0, 0],
    ],
    dataFormat: "NHWC",
    dilations: [strideHeight, strideWidth],
    dimRoundingMode: undefined,
  };
}
