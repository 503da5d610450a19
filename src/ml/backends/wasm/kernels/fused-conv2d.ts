import {
  backend_util,
  FusedConv2D,
  type FusedConv2DAttrs,
  type FusedConv2DInputs,
} from "@tensorflow/tfjs-core";
import { trainingKernel } from "../runtime/training-kernel";
import { isPackable, runConvolution } from "./convolution";

/**
 * Convolution, bias and relu in one pass, on the threads that the other training kernels use. The stock kernel takes
 * strides, dilations, other activations, and output channels that are no multiple of eight.
 */
export const fusedConv2d = trainingKernel<FusedConv2DInputs, FusedConv2DAttrs>(
  FusedConv2D,
  (engine, { x, filter, bias }, { strides, pad, dilations, dimRoundingMode, activation }, stock) => {
    const shape = x.shape as [number, number, number, number];
    const filterShape = filter.shape as [number, number, number, number];
    const info = backend_util.computeConv2DInfo(shape, filterShape, strides, dilations, pad, dimRoundingMode);
    const plain = [info.strideHeight, info.strideWidth, info.dilationHeight, info.dilationWidth].every(
      (step) => step === 1,
    );
    const known = activation === "relu" || activation === "linear" || !activation;
    if (!plain || !known || !isPackable(info.outChannels)) return stock();
    const { batchSize: count, inHeight, inWidth, inChannels, outHeight, outWidth } = info;
    const { filterHeight, filterWidth, padInfo } = info;
    return runConvolution(
      engine,
      { x, filter, bias },
      {
        count,
        input: { height: inHeight, width: inWidth, channels: inChannels },
        placement: {
          height: outHeight + filterHeight - 1,
          width: outWidth + filterWidth - 1,
          top: padInfo.top,
          left: padInfo.left,
          spreadY: 1,
          spreadX: 1,
        },
        filterHeight,
        filterWidth,
        outChannels: info.outChannels,
        turned: false,
      },
      activation === "relu",
    );
  },
);
