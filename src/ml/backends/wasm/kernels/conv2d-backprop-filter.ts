import {
  backend_util,
  Conv2DBackpropFilter,
  type Conv2DBackpropFilterAttrs,
  type TensorInfo,
} from "@tensorflow/tfjs-core";
import { afterFloats } from "../runtime/addresses";
import type { KernelEngine } from "../runtime/engine";
import { movesFloats } from "../runtime/kernel-runner";
import { type Tensors, trainingKernel } from "../runtime/training-kernel";
import { isWinogradGradient, winogradFilterGradient } from "./winograd-filter-gradient";

/** The gradient of a convolution by its filter, [kh, kw, cin, cout]. */
export const conv2dBackpropFilter = trainingKernel<Tensors<"x" | "dy">, Conv2DBackpropFilterAttrs>(
  Conv2DBackpropFilter,
  (engine, { x, dy }, { strides, pad, dimRoundingMode, filterShape }) => {
    const shape = x.shape as [number, number, number, number];
    const info = backend_util.computeConv2DInfo(shape, filterShape, strides, 1, pad, dimRoundingMode);
    return isWinogradGradient(info)
      ? winogradFilterGradient(engine, x, dy, info)
      : directFilterGradient(engine, x, dy, info);
  },
);

function directFilterGradient(
  engine: KernelEngine,
  x: TensorInfo,
  dy: TensorInfo,
  info: backend_util.Conv2DInfo,
): TensorInfo {
  const { batchSize: n, inHeight: h, inWidth: w, inChannels: cin } = info;
  const { outHeight: oh, outWidth: ow, outChannels: cout } = info;
  const { filterHeight: kh, filterWidth: kw, strideHeight: sh, strideWidth: sw } = info;
  const { top, left } = info.padInfo;
  const ph = Math.max((oh - 1) * sh + kh, top + h);
  const pw = Math.max((ow - 1) * sw + kw, left + w);
  const dw = engine.zeros([kh, kw, cin, cout]);
  const packable = cin % 4 === 0 && cout % 8 === 0;
  const packing = packable ? (cin / 4) * (ph * pw * 4 + oh * ow * cout) : 0;
  const isPadded = ph > h || pw > w;
  const scratch = engine.scratch(packing + (isPadded ? n * ph * pw * cin : 0));
  const padded = afterFloats(scratch, packing);
  if (isPadded) {
    engine.run(
      "pad",
      { x: engine.address(x), to: padded, h, w, c: cin, ph, pw, top, left, spreadY: 1, spreadX: 1 },
      { units: n, work: movesFloats(n * ph * pw * cin) },
    );
  }
  const args = {
    x: isPadded ? padded : engine.address(x),
    dy: engine.address(dy),
    dw: engine.address(dw),
    n,
    ph,
    pw,
    cin,
    oh,
    ow,
    cout,
    kh,
    kw,
    sh,
    sw,
  };
  const work = n * oh * ow * kh * kw * cin * cout;
  if (packable) engine.run("filterGradientPacked", { scratch, ...args }, { units: cin / 4, work });
  else engine.run("filterGradient", args, { units: kh * Math.ceil((kw * cin) / 4), work });
  return dw;
}
