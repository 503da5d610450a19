import { backend_util, MaxPoolGrad, type MaxPoolGradAttrs, util } from "@tensorflow/tfjs-core";
import { movesFloats } from "../runtime/kernel-runner";
import { type Tensors, trainingKernel } from "../runtime/training-kernel";

/** The gradient of max pooling: it goes to the first largest element of every window. */
export const maxPoolGrad = trainingKernel<Tensors<"dy" | "input" | "output">, MaxPoolGradAttrs>(
  MaxPoolGrad,
  (engine, { dy, input, output }, { filterSize, strides, pad, dimRoundingMode }) => {
    const shape = input.shape as [number, number, number, number];
    const info = backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
    const dx = engine.output(input.shape);
    engine.run(
      "maxPoolGradient",
      {
        x: engine.address(input),
        y: engine.address(output),
        dy: engine.address(dy),
        dx: engine.address(dx),
        h: info.inHeight,
        w: info.inWidth,
        c: info.inChannels,
        oh: info.outHeight,
        ow: info.outWidth,
        kh: info.filterHeight,
        kw: info.filterWidth,
        sh: info.strideHeight,
        sw: info.strideWidth,
        padTop: info.padInfo.top,
        padLeft: info.padInfo.left,
      },
      { units: info.batchSize, work: movesFloats(util.sizeFromShape(shape)) },
    );
    return dx;
  },
);
