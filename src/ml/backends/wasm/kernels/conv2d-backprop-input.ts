import {
  backend_util,
  type Conv2DBackpropInputAttrs,
  type KernelConfig,
  type KernelFunc,
  type TensorInfo,
} from "@tensorflow/tfjs-core";
import { type KernelEngine, tensorsOf } from "../engine";
import { convolve, isPackable, packedSize, packFilter } from "./convolution";
import { padImages } from "./pad-images";

/**
 * The gradient of a convolution by its input: a convolution of the padded output gradient with the filter
 * turned round and its channels exchanged (Dumoulin and Visin, 2016, chapter 4), for which the backend's own
 * convolution serves. `stock` takes what this form cannot: padding beyond the filter.
 */
export function conv2dBackpropInput(
  engine: KernelEngine,
  convolve: KernelFunc,
  stock: KernelFunc,
): KernelConfig {
  return {
    kernelName: "Conv2DBackpropInput",
    backendName: "wasm",
    kernelFunc(params) {
      const { dy, filter } = tensorsOf<"dy" | "filter">(params.inputs);
      const { strides, pad, dimRoundingMode, inputShape } =
        params.attrs as unknown as Conv2DBackpropInputAttrs;
      const filterShape = filter.shape as [number, number, number, number];
      const info = backend_util.computeConv2DInfo(inputShape, filterShape, strides, 1, pad, dimRoundingMode);
      if (info.padInfo.top >= info.filterHeight || info.padInfo.left >= info.filterWidth)
        return stock(params);
      const size = { height: info.inHeight, width: info.inWidth, channels: info.inChannels };
      const spread = spreadGradient(engine, dy, info);
      if (isPackable(size)) return convolveTurned(engine, spread, filter, info);
      const turned = turnFilter(engine, filter, info);
      const attrs = { strides: [1, 1], pad: "valid", dataFormat: "NHWC", dilations: [1, 1] };
      const dx = convolve({ inputs: { x: spread, filter: turned }, backend: engine.backend, attrs });
      engine.backend.disposeData(spread.dataId);
      engine.backend.disposeData(turned.dataId);
      return dx;
    },
  };
}

/** The same convolution by our own kernel; disposes of the spread gradient. */
function convolveTurned(
  engine: KernelEngine,
  spread: TensorInfo,
  filter: TensorInfo,
  info: backend_util.Conv2DInfo,
): TensorInfo {
  const [count = 0, height = 0, width = 0, channels = 0] = spread.shape;
  const dx = engine.output(info.inShape);
  const packed = engine.scratch(packedSize(info));
  packFilter(engine, filter, packed, info, true);
  convolve(
    engine,
    { x: engine.address(spread), filter: packed, bias: 0, y: engine.address(dx) },
    {
      count,
      input: { height, width, channels },
      output: { height: info.inHeight, width: info.inWidth, channels: info.inChannels },
      filterHeight: info.filterHeight,
      filterWidth: info.filterWidth,
      strideHeight: 1,
      strideWidth: 1,
    },
  );
  engine.backend.disposeData(spread.dataId);
  return dx;
}

/** The output gradient with zeros between its elements for the strides, and around them for the filter. */
function spreadGradient(engine: KernelEngine, dy: TensorInfo, info: backend_util.Conv2DInfo): TensorInfo {
  const height = info.inHeight + info.filterHeight - 1;
  const width = info.inWidth + info.filterWidth - 1;
  const spread = engine.output([info.batchSize, height, width, info.outChannels]);
  padImages(
    engine,
    engine.address(dy),
    engine.address(spread),
    { n: info.batchSize, height: info.outHeight, width: info.outWidth, channels: info.outChannels },
    {
      height,
      width,
      top: info.filterHeight - 1 - info.padInfo.top,
      left: info.filterWidth - 1 - info.padInfo.left,
      spreadY: info.strideHeight,
      spreadX: info.strideWidth,
    },
  );
  return spread;
}

/** The filter [kh, kw, cin, cout] as [kh, kw, cout, cin], from its last position to its first. */
function turnFilter(engine: KernelEngine, filter: TensorInfo, info: backend_util.Conv2DInfo): TensorInfo {
  const { filterHeight: kh, filterWidth: kw, inChannels: cin, outChannels: cout } = info;
  const turned = engine.output([kh, kw, cout, cin]);
  const positions = kh * kw;
  const bytes = cin * cout * 4;
  for (let position = 0; position < positions; position++) {
    const from = engine.address(filter) + position * bytes;
    const to = engine.address(turned) + (positions - 1 - position) * bytes;
    engine.run("transpose", [from, to, cin, cout], cout);
  }
  return turned;
}
