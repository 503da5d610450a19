import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm/dist/backend_wasm";
import {
  backend_util,
  Concat,
  Conv2D,
  Conv2DBackpropFilter,
  type Conv2DBackpropFilterAttrs,
  DepthwiseConv2dNative,
  DepthwiseConv2dNativeBackpropFilter,
  type DepthwiseConv2dNativeBackpropFilterAttrs,
  DepthwiseConv2dNativeBackpropInput,
  type DepthwiseConv2dNativeBackpropInputAttrs,
  getKernel,
  type KernelConfig,
  type NamedAttrMap,
  type NamedTensorInfoMap,
  PadV2,
  Reshape,
  Slice,
  Sum,
  type TensorInfo,
  Transpose,
} from "@tensorflow/tfjs-core";
import type { Tensors } from "../runtime/training-kernel";
import { depthwiseInfo } from "./depthwise-gradients";

type Shape4D = [number, number, number, number];

/** Runs a stock kernel of the wasm backend. */
type Run = (
  kernelName: string,
  inputs: NamedTensorInfoMap | readonly TensorInfo[],
  attrs: object,
) => TensorInfo;

/** Declares a kernel that is composed of stock ones; what they make on the way is disposed of. */
function composed<Inputs, Attrs>(
  kernelName: string,
  compute: (run: Run, inputs: Inputs, attrs: Attrs) => TensorInfo,
): KernelConfig {
  return {
    kernelName,
    backendName: "wasm",
    kernelFunc({ inputs, backend, attrs }) {
      const made: TensorInfo[] = [];
      const run: Run = (name, given, settings) => {
        const { kernelFunc } = getKernel(name, "wasm")!;
        const output = kernelFunc({
          inputs: given as NamedTensorInfoMap,
          backend,
          attrs: settings as NamedAttrMap,
        }) as TensorInfo;
        made.push(output);
        return output;
      };
      const result = compute(run, inputs as Inputs, attrs as Attrs);
      for (const each of made) {
        if (each !== result) (backend as BackendWasm).disposeData(each.dataId);
      }
      return result;
    },
  };
}

/**
 * The gradient of a convolution by its filter. It is itself a convolution: of x as [cin, h, w, n] with dy as
 * [oh, ow, n, cout], whose strides have become dilations, gives [cin, kh, kw, cout] (Dumoulin and Visin, A Guide to
 * Convolution Arithmetic, 2016).
 */
const filterGradient = composed<Tensors<"x" | "dy">, Conv2DBackpropFilterAttrs>(
  Conv2DBackpropFilter,
  (run, { x, dy }, { strides, pad, dimRoundingMode, filterShape }) => {
    const info = backend_util.computeConv2DInfo(
      x.shape as Shape4D,
      filterShape,
      strides,
      1,
      pad,
      dimRoundingMode,
    );
    const pictures = run(Transpose, { x }, { perm: [3, 1, 2, 0] });
    const filter = run(Transpose, { x: dy }, { perm: [1, 2, 0, 3] });
    const convolved = run(Conv2D, { x: pictures, filter }, asDilated(info));
    const turned = run(Transpose, { x: convolved }, { perm: [1, 2, 0, 3] });
    return run(Slice, { x: turned }, { begin: [0, 0, 0, 0], size: filterShape });
  },
);

/**
 * The gradient of a depthwise convolution by its filter, [kh, kw, c, m]: a depthwise convolution of x as [1, h, w, n * c] with
 * dy as [oh, ow, n * c, m], whose strides have become dilations, summed over the n pictures.
 */
const depthwiseFilterGradient = composed<Tensors<"x" | "dy">, DepthwiseConv2dNativeBackpropFilterAttrs>(
  DepthwiseConv2dNativeBackpropFilter,
  (run, { x, dy }, attrs) => {
    const { filterShape } = attrs;
    const info = depthwiseInfo(x.shape as Shape4D, filterShape, attrs);
    const { batchSize: n, inHeight, inWidth, inChannels: c, outHeight, outWidth } = info;
    const [kh, kw, , m] = filterShape;
    const side = run(Transpose, { x }, { perm: [1, 2, 0, 3] });
    const pictures = run(Reshape, { x: side }, { shape: [1, inHeight, inWidth, n * c] });
    const dySide = run(Transpose, { x: dy }, { perm: [1, 2, 0, 3] });
    const filter = run(Reshape, { x: dySide }, { shape: [outHeight, outWidth, n * c, m] });
    const convolved = run(DepthwiseConv2dNative, { x: pictures, filter }, asDilated(info));
    const reached = run(Slice, { x: convolved }, { begin: [0, 0, 0, 0], size: [1, kh, kw, n * c * m] });
    const apart = run(Reshape, { x: reached }, { shape: [kh * kw, n, c * m] });
    const summed = run(Sum, { x: apart }, { axis: [1], keepDims: false });
    return run(Reshape, { x: summed }, { shape: filterShape });
  },
);

/**
 * The gradient of a depthwise convolution by its input, [n, h, w, c]: a depthwise convolution with the turned filter of dy, with
 * zeros where the strides left pixels out, summed over the m outputs of a channel.
 */
const depthwiseInputGradient = composed<Tensors<"dy" | "filter">, DepthwiseConv2dNativeBackpropInputAttrs>(
  DepthwiseConv2dNativeBackpropInput,
  (run, { dy, filter }, attrs) => {
    const { inputShape } = attrs;
    const info = depthwiseInfo(inputShape, filter.shape as Shape4D, attrs);
    const { batchSize: n, inHeight: h, inWidth: w, inChannels: c, outHeight: oh, outWidth: ow } = info;
    const { filterHeight: kh, filterWidth: kw, strideHeight: sh, strideWidth: sw } = info;
    const channels = info.outChannels;

    const rows = withZeros(run, dy, [n * oh, 1, ow * channels], sh - 1);
    const columns = withZeros(run, rows, [n * oh * sh * ow, 1, channels], sw - 1);
    const [height, width] = [(oh - 1) * sh + 1, (ow - 1) * sw + 1];
    const spread = run(Reshape, { x: columns }, { shape: [n, oh * sh, ow * sw, channels] });
    const down = fitted(height, kh - 1 - info.padInfo.top, h + kh - 1);
    const across = fitted(width, kw - 1 - info.padInfo.left, w + kw - 1);
    const size = [n, down.size, across.size, channels];
    const cut = run(Slice, { x: spread }, { begin: [0, down.begin, across.begin, 0], size });
    const paddings = [[0, 0], down.padding, across.padding, [0, 0]];
    const padded = run(PadV2, { x: cut }, { paddings, constantValue: 0 });

    const places = run(Reshape, { x: filter }, { shape: [kh * kw, channels] });
    const backwards = Array.from({ length: kh * kw }, (_, i) =>
      run(Slice, { x: places }, { begin: [kh * kw - 1 - i, 0], size: [1, channels] }),
    );
    const joined = run(Concat, backwards, { axis: 0 });
    const turned = run(Reshape, { x: joined }, { shape: [kh, kw, channels, 1] });
    const convolved = run(DepthwiseConv2dNative, { x: padded, filter: turned }, VALID);
    const apart = run(Reshape, { x: convolved }, { shape: [n * h * w, c, channels / c] });
    const summed = run(Sum, { x: apart }, { axis: [2], keepDims: false });
    return run(Reshape, { x: summed }, { shape: inputShape });
  },
);

/** Gradients that TensorFlow.js's wasm backend lacks, for where there is no SIMD. */
export const COMPOSED_GRADIENTS: readonly KernelConfig[] = [
  filterGradient,
  depthwiseFilterGradient,
  depthwiseInputGradient,
];

/** What to keep of so many rows, and how many zeros to add, for `wanted` rows of which the first that is there is row `first`. */
function fitted(rows: number, first: number, wanted: number) {
  // Windows that lie in the padding alone saw nothing of the picture.
  const begin = Math.max(0, -first);
  const before = Math.max(0, first);
  const size = Math.min(rows - begin, wanted - before);
  return { begin, size, padding: [before, wanted - before - size] };
}

/** A tensor in the shape [before, 1, after], with `count` zeros behind each single place. */
function withZeros(run: Run, x: TensorInfo, shape: readonly number[], count: number): TensorInfo {
  const paddings = [
    [0, 0],
    [0, count],
    [0, 0],
  ];
  return run(PadV2, { x: run(Reshape, { x }, { shape }) }, { paddings, constantValue: 0 });
}

const STEPS = { strides: [1, 1], dataFormat: "NHWC", dimRoundingMode: undefined };

const VALID = { ...STEPS, pad: "valid", dilations: [1, 1] };

/**
 * The attributes of a convolution in which strides have become dilations. Rows and columns that no filter position reaches are
 * sliced off afterwards. There may be too little padding for the last positions: of a padding told as a number, and a filter that
 * is not square, TensorFlow.js takes the height for both sides.
 */
function asDilated(info: backend_util.Conv2DInfo) {
  const { inHeight, inWidth, outHeight, outWidth, filterHeight, filterWidth, strideHeight, strideWidth } =
    info;
  const { top, bottom, left, right } = info.padInfo;
  const lastRow = (outHeight - 1) * strideHeight + filterHeight - top - inHeight;
  const lastColumn = (outWidth - 1) * strideWidth + filterWidth - left - inWidth;
  const pad = [
    [0, 0],
    [top, Math.max(bottom, lastRow)],
    [left, Math.max(right, lastColumn)],
    [0, 0],
  ];
  return { ...STEPS, pad, dilations: [strideHeight, strideWidth] };
}
