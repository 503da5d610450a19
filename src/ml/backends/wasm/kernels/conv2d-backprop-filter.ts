import {
  backend_util,
  type Conv2DBackpropFilterAttrs,
  type KernelConfig,
  type TensorInfo,
} from "@tensorflow/tfjs-core";
import { type KernelEngine, tensorsOf } from "../engine";
import { padImages } from "./pad-images";

/** The gradient of a convolution by its filter, [kh, kw, cin, cout]; TensorFlow.js has none for wasm. */
export function conv2dBackpropFilter(engine: KernelEngine): KernelConfig {
  return {
    kernelName: "Conv2DBackpropFilter",
    backendName: "wasm",
    kernelFunc({ inputs, attrs }) {
      const { x, dy } = tensorsOf<"x" | "dy">(inputs);
      const { strides, pad, dimRoundingMode, filterShape } = attrs as unknown as Conv2DBackpropFilterAttrs;
      const shape = x.shape as [number, number, number, number];
      const info = backend_util.computeConv2DInfo(shape, filterShape, strides, 1, pad, dimRoundingMode);
      return filterGradient(engine, x, dy, info);
    },
  };
}

function filterGradient(
  engine: KernelEngine,
  x: TensorInfo,
  dy: TensorInfo,
  info: backend_util.Conv2DInfo,
): TensorInfo {
  const { batchSize: n, inChannels: cin, outChannels: cout, outHeight: oh, outWidth: ow } = info;
  const { filterHeight: kh, filterWidth: kw, strideHeight: sh, strideWidth: sw, padInfo } = info;
  const ph = Math.max((oh - 1) * sh + kh, padInfo.top + info.inHeight);
  const pw = Math.max((ow - 1) * sw + kw, padInfo.left + info.inWidth);
  const dw = engine.zeros([kh, kw, cin, cout]);
  const packable = cin % 4 === 0 && cout % 8 === 0;
  const packing = packable ? (cin / 4) * (ph * pw * 4 + oh * ow * cout) : 0;
  const isPadded = ph > info.inHeight || pw > info.inWidth;
  const scratch = engine.scratch(packing + (isPadded ? n * ph * pw * cin : 0));
  const padded = scratch + packing * 4;
  if (isPadded) {
    const size = { height: ph, width: pw, top: padInfo.top, left: padInfo.left };
    padImages(
      engine,
      engine.address(x),
      padded,
      { n, height: info.inHeight, width: info.inWidth, channels: cin },
      size,
    );
  }
  const from = isPadded ? padded : engine.address(x);
  const geometry = [n, ph, pw, cin, oh, ow, cout, kh, kw, sh, sw];
  const [gradient, target] = [engine.address(dy), engine.address(dw)];
  const work = n * oh * ow * kh * kw * cin * cout;
  if (packable) {
    engine.run("filterGradientPacked", [from, gradient, target, scratch, ...geometry], cin / 4, work);
  } else {
    engine.run("filterGradient", [from, gradient, target, ...geometry], kh * Math.ceil((kw * cin) / 4), work);
  }
  return dw;
}
