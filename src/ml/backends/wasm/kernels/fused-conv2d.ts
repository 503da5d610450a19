import {
  backend_util,
  type FusedConv2DAttrs,
  type KernelConfig,
  type KernelFunc,
} from "@tensorflow/tfjs-core";
import { type KernelEngine, tensorsOf } from "../engine";
import { isPackable, runConvolution } from "./convolution";

/**
 * Convolution, bias and relu in one pass, on the threads that the other training kernels use. `stock` does
 * strides, dilations, other activations, and channels that are no multiple of eight.
 */
export function fusedConv2d(engine: KernelEngine, stock: KernelFunc): KernelConfig {
  return {
    kernelName: "FusedConv2D",
    backendName: "wasm",
    kernelFunc(params) {
      const { x, filter, bias } = tensorsOf<"x" | "filter" | "bias">(params.inputs);
      const attrs = params.attrs as unknown as FusedConv2DAttrs;
      const shape = x.shape as [number, number, number, number];
      const filterShape = filter.shape as [number, number, number, number];
      const { strides, pad, dilations, dimRoundingMode, activation } = attrs;
      const info = backend_util.computeConv2DInfo(
        shape,
        filterShape,
        strides,
        dilations,
        pad,
        dimRoundingMode,
      );
      const plain = [info.strideHeight, info.strideWidth, info.dilationHeight, info.dilationWidth].every(
        (step) => step === 1,
      );
      const known = activation === "relu" || activation === "linear" || !activation;
      if (!plain || !known || !isPackable(info.outChannels)) return stock(params);
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
          relu: activation === "relu",
          turned: false,
        },
      );
    },
  };
}
