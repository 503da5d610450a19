import {
  backend_util,
  type FusedConv2DAttrs,
  type KernelConfig,
  type KernelFunc,
  type TensorInfo,
} from "@tensorflow/tfjs-core";
import { type KernelEngine, tensorsOf } from "../engine";
import { convolve, isPackable, packedSize, packFilter } from "./convolution";
import { padImages } from "./pad-images";

/**
 * Convolution, bias and relu in one pass, on the threads that the other training kernels use: two pools of
 * threads that wait for work by spinning would take the cores from one another.
 */
export function fusedConv2d(engine: KernelEngine, stock: KernelFunc): KernelConfig {
  return {
    kernelName: "FusedConv2D",
    backendName: "wasm",
    kernelFunc(params) {
      const { x, filter, bias, preluActivationWeights } = tensorsOf<
        "x" | "filter" | "bias" | "preluActivationWeights"
      >(params.inputs);
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
      const output = { height: info.outHeight, width: info.outWidth, channels: info.outChannels };
      const known = activation === "relu" || activation === "linear" || !activation;
      const dilated = info.dilationHeight > 1 || info.dilationWidth > 1;
      const fits = known && !dilated && !preluActivationWeights && isPackable(output);
      if (!fits) return stock(params);
      return forward(engine, { x, filter, ...(bias ? { bias } : {}) }, info, activation === "relu");
    },
  };
}

function forward(
  engine: KernelEngine,
  { x, filter, bias }: { readonly x: TensorInfo; readonly filter: TensorInfo; readonly bias?: TensorInfo },
  info: backend_util.Conv2DInfo,
  relu: boolean,
): TensorInfo {
  const { batchSize: count, inHeight, inWidth, inChannels, padInfo } = info;
  const height = Math.max(
    (info.outHeight - 1) * info.strideHeight + info.filterHeight,
    padInfo.top + inHeight,
  );
  const width = Math.max((info.outWidth - 1) * info.strideWidth + info.filterWidth, padInfo.left + inWidth);
  const isPadded = height > inHeight || width > inWidth;
  const y = engine.output([count, info.outHeight, info.outWidth, info.outChannels]);
  const packed = engine.scratch(packedSize(info) + (isPadded ? count * height * width * inChannels : 0));
  packFilter(engine, filter, packed, info);
  const padded = packed + 4 * packedSize(info);
  if (isPadded) {
    padImages(
      engine,
      engine.address(x),
      padded,
      { n: count, height: inHeight, width: inWidth, channels: inChannels },
      { height, width, top: padInfo.top, left: padInfo.left },
    );
  }
  const addresses = {
    x: isPadded ? padded : engine.address(x),
    filter: packed,
    bias: bias ? engine.address(bias) : 0,
    y: engine.address(y),
  };
  convolve(engine, addresses, {
    count,
    input: { height, width, channels: inChannels },
    output: { height: info.outHeight, width: info.outWidth, channels: info.outChannels },
    filterHeight: info.filterHeight,
    filterWidth: info.filterWidth,
    strideHeight: info.strideHeight,
    strideWidth: info.strideWidth,
    relu,
  });
  return y;
}
