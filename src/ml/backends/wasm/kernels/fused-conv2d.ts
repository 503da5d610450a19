import {
  backend_util,
  FusedConv2D,
  type FusedConv2DAttrs,
  type FusedConv2DInputs,
} from "@tensorflow/tfjs-core";
import { trainingKernel } from "../runtime/training-kernel";
import { convolutionOf } from "./convolution";
import { runConvolution } from "./run-convolution";

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
    const convolution = convolutionOf(info);
    const known = activation === "relu" || activation === "linear" || !activation;
    if (!convolution || !known) return stock();
    return runConvolution(engine, { x, filter, bias }, convolution, activation === "relu");
  },
);
