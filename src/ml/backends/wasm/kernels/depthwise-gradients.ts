import {
  backend_util,
  DepthwiseConv2dNativeBackpropFilter,
  type DepthwiseConv2dNativeBackpropFilterAttrs,
  DepthwiseConv2dNativeBackpropInput,
  type DepthwiseConv2dNativeBackpropInputAttrs,
  type TensorInfo,
} from "@tensorflow/tfjs-core";
import { type Tensors, trainingKernel } from "../runtime/training-kernel";

type Shape4D = [number, number, number, number];

type Attrs = Pick<DepthwiseConv2dNativeBackpropFilterAttrs, "strides" | "pad" | "dimRoundingMode">;

/** The sizes of a depthwise convolution that is to be differentiated: TensorFlow.js differentiates no dilated one. */
export const depthwiseInfo = (
  inputShape: Shape4D,
  filterShape: Shape4D,
  { strides, pad, dimRoundingMode }: Attrs,
) => backend_util.computeConv2DInfo(inputShape, filterShape, strides, 1, pad, dimRoundingMode, true);

/** What both gradients take. */
function describe(inputShape: Shape4D, filterShape: Shape4D, attrs: Attrs) {
  const info = depthwiseInfo(inputShape, filterShape, attrs);
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels } = info;
  return {
    count: batchSize,
    outChannels,
    args: {
      h: inHeight,
      w: inWidth,
      c: inChannels,
      m: outChannels / inChannels,
      oh: outHeight,
      ow: outWidth,
      kh: info.filterHeight,
      kw: info.filterWidth,
      sh: info.strideHeight,
      sw: info.strideWidth,
      padTop: info.padInfo.top,
      padLeft: info.padInfo.left,
    },
    work: batchSize * outHeight * outWidth * outChannels * info.filterHeight * info.filterWidth,
  };
}

/** The gradient of a depthwise convolution by its filter, [kh, kw, c, m]. The stock backend has none. */
export const depthwiseFilterGradient = trainingKernel<
  Tensors<"x" | "dy">,
  DepthwiseConv2dNativeBackpropFilterAttrs
>(DepthwiseConv2dNativeBackpropFilter, (engine, { x, dy }, attrs): TensorInfo => {
  const { count, outChannels, args, work } = describe(x.shape as Shape4D, attrs.filterShape, attrs);
  const dw = engine.output([...attrs.filterShape]);
  engine.run(
    "depthwiseFilterGradient",
    { x: engine.address(x), dy: engine.address(dy), dw: engine.address(dw), n: count, ...args },
    { units: Math.ceil(outChannels / 4), work },
  );
  return dw;
});

/** The gradient of a depthwise convolution by its input, [n, h, w, c]. The stock backend has none. */
export const depthwiseInputGradient = trainingKernel<
  Tensors<"dy" | "filter">,
  DepthwiseConv2dNativeBackpropInputAttrs
>(DepthwiseConv2dNativeBackpropInput, (engine, { dy, filter }, attrs): TensorInfo => {
  const { count, args, work } = describe(attrs.inputShape, filter.shape as Shape4D, attrs);
  const dx = engine.output([...attrs.inputShape]);
  engine.run(
    "depthwiseInputGradient",
    { dy: engine.address(dy), filter: engine.address(filter), dx: engine.address(dx), ...args },
    { units: count, work },
  );
  return dx;
});
