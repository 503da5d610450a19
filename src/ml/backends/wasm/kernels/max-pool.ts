import { backend_util, MaxPool, type MaxPoolAttrs, util } from "@tensorflow/tfjs-core";
import { movesFloats } from "../runtime/kernel-runner";
import { type Tensors, trainingKernel } from "../runtime/training-kernel";

/** Max pooling without padding, of channels in fours. The stock kernel takes the others. */
export const maxPool = trainingKernel<Tensors<"x">, MaxPoolAttrs>(
  MaxPool,
  (engine, { x }, { filterSize, strides, pad, dimRoundingMode }, stock) => {
    const shape = x.shape as [number, number, number, number];
    const info = backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
    const { top, bottom, left, right } = info.padInfo;
    const fits = top + bottom + left + right === 0 && info.inChannels % 4 === 0 && x.dtype === "float32";
    if (!fits) return stock();
    const y = engine.output([info.batchSize, info.outHeight, info.outWidth, info.inChannels]);
    engine.run(
      "maxPool",
      {
        x: engine.address(x),
        y: engine.address(y),
        h: info.inHeight,
        w: info.inWidth,
        c: info.inChannels,
        oh: info.outHeight,
        ow: info.outWidth,
        kh: info.filterHeight,
        kw: info.filterWidth,
        sh: info.strideHeight,
        sw: info.strideWidth,
      },
      { units: info.batchSize, work: movesFloats(util.sizeFromShape(shape)) },
    );
    return y;
  },
);
