import {
  backend_util,
  type KernelConfig,
  type KernelFunc,
  type MaxPoolAttrs,
  util,
} from "@tensorflow/tfjs-core";
import { type KernelEngine, tensorsOf } from "../engine";
import { movesFloats } from "../kernel-runner";

/** Max pooling without padding, of channels in fours; `stock` does the others. */
export function maxPool(engine: KernelEngine, stock: KernelFunc): KernelConfig {
  return {
    kernelName: "MaxPool",
    backendName: "wasm",
    kernelFunc(params) {
      const { x } = tensorsOf<"x">(params.inputs);
      const { filterSize, strides, pad, dimRoundingMode } = params.attrs as unknown as MaxPoolAttrs;
      const shape = x.shape as [number, number, number, number];
      const info = backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
      const { top, bottom, left, right } = info.padInfo;
      const fits = top + bottom + left + right === 0 && info.inChannels % 4 === 0 && x.dtype === "float32";
      if (!fits) return stock(params);
      const y = engine.output([info.batchSize, info.outHeight, info.outWidth, info.inChannels]);
      const window = [info.filterHeight, info.filterWidth, info.strideHeight, info.strideWidth];
      const geometry = [info.inHeight, info.inWidth, info.inChannels, info.outHeight, info.outWidth];
      const work = movesFloats(util.sizeFromShape(shape));
      engine.run(
        "maxPool",
        [engine.address(x), engine.address(y), ...geometry, ...window],
        info.batchSize,
        work,
      );
      return y;
    },
  };
}
