import { backend_util, Conv2DBackpropInput, type Conv2DBackpropInputAttrs } from "@tensorflow/tfjs-core";
import { type Tensors, trainingKernel } from "../runtime/training-kernel";
import { isPackable } from "./convolution";
import { runConvolution } from "./run-convolution";

/**
 * The gradient of a convolution by its input: a convolution of the output gradient, with zeros between its
 * elements for the strides and around them for the filter, with the filter turned round and its channels
 * exchanged (Dumoulin and Visin, 2016, chapter 4). The stock kernel takes what this form cannot: padding beyond the
 * filter, and input channels that are no multiple of eight.
 */
export const conv2dBackpropInput = trainingKernel<Tensors<"dy" | "filter">, Conv2DBackpropInputAttrs>(
  Conv2DBackpropInput,
  (engine, { dy, filter }, { strides, pad, dimRoundingMode, inputShape }, stock) => {
    const filterShape = filter.shape as [number, number, number, number];
    const info = backend_util.computeConv2DInfo(inputShape, filterShape, strides, 1, pad, dimRoundingMode);
    const { filterHeight, filterWidth, padInfo } = info;
    const [top, left] = [filterHeight - 1 - padInfo.top, filterWidth - 1 - padInfo.left];
    if (top < 0 || left < 0 || !isPackable(info.inChannels)) return stock();
    return runConvolution(
      engine,
      { x: dy, filter },
      {
        count: info.batchSize,
        input: { height: info.outHeight, width: info.outWidth, channels: info.outChannels },
        placement: {
          height: info.inHeight + filterHeight - 1,
          width: info.inWidth + filterWidth - 1,
          top,
          left,
          spreadY: info.strideHeight,
          spreadX: info.strideWidth,
        },
        filterHeight,
        filterWidth,
        outChannels: info.inChannels,
        turned: true,
      },
      false,
    );
  },
);
