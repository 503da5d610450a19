import {
  backend_util,
  type Conv2DBackpropInputAttrs,
  type KernelConfig,
  type KernelFunc,
} from "@tensorflow/tfjs-core";
import { type KernelEngine, tensorsOf } from "../engine";
import { isPackable, runConvolution } from "./convolution";

/**
 * The gradient of a convolution by its input: a convolution of the output gradient, with zeros between its
 * elements for the strides and around them for the filter, with the filter turned round and its channels
 * exchanged (Dumoulin and Visin, 2016, chapter 4). `stock` takes what this form cannot: padding beyond the
 * filter, and input channels that are no multiple of eight.
 */
export function conv2dBackpropInput(engine: KernelEngine, stock: KernelFunc): KernelConfig {
  return {
    kernelName: "Conv2DBackpropInput",
    backendName: "wasm",
    kernelFunc(params) {
      const { dy, filter } = tensorsOf<"dy" | "filter">(params.inputs);
      const { strides, pad, dimRoundingMode, inputShape } =
        params.attrs as unknown as Conv2DBackpropInputAttrs;
      const filterShape = filter.shape as [number, number, number, number];
      const info = backend_util.computeConv2DInfo(inputShape, filterShape, strides, 1, pad, dimRoundingMode);
      const { filterHeight, filterWidth, padInfo } = info;
      const [top, left] = [filterHeight - 1 - padInfo.top, filterWidth - 1 - padInfo.left];
      if (top < 0 || left < 0 || !isPackable(info.inChannels)) return stock(params);
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
          relu: false,
          turned: true,
        },
      );
    },
  };
}
