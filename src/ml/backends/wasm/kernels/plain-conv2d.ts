import { backend_util, Conv2D, type Conv2DAttrs } from "@tensorflow/tfjs-core";
import { type Tensors, trainingKernel } from "../runtime/training-kernel";
import { convolutionOf } from "./convolution";
import { runConvolution } from "./run-convolution";

/**
 * A convolution alone, as TensorFlow.js runs it while it trains. The stock kernel takes strides, dilations, and output
 * channels that are no multiple of eight.
 */
export const plainConv2d = trainingKernel<Tensors<"x" | "filter">, Conv2DAttrs>(
  Conv2D,
  (engine, { x, filter }, { strides, pad, dataFormat, dilations, dimRoundingMode }, stock) => {
    if (dataFormat !== "NHWC") return stock();
    const shape = x.shape as [number, number, number, number];
    const filterShape = filter.shape as [number, number, number, number];
    const info = backend_util.computeConv2DInfo(shape, filterShape, strides, dilations, pad, dimRoundingMode);
    const convolution = convolutionOf(info);
    return convolution ? runConvolution(engine, { x, filter }, convolution, false) : stock();
  },
);
