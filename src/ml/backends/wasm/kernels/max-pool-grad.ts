import { backend_util, type KernelConfig, type MaxPoolGradAttrs, util } from "@tensorflow/tfjs-core";
import { type KernelEngine, tensorsOf } from "../engine";
import { movesFloats } from "../kernel-runner";

/** The gradient of max pooling: to the first largest element of every window. */
export function maxPoolGrad(engine: KernelEngine): KernelConfig {
  return {
    kernelName: "MaxPoolGrad",
    backendName: "wasm",
    kernelFunc({ inputs, attrs }) {
      const { dy, input, output } = tensorsOf<"dy" | "input" | "output">(inputs);
      const { filterSize, strides, pad, dimRoundingMode } = attrs as unknown as MaxPoolGradAttrs;
      const shape = input.shape as [number, number, number, number];
      const info = backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
      const dx = engine.output(input.shape);
      const addresses = [input, output, dy, dx].map((tensor) => engine.address(tensor));
      const { inHeight, inWidth, inChannels, outHeight, outWidth, padInfo } = info;
      const window = [info.filterHeight, info.filterWidth, info.strideHeight, info.strideWidth];
      const geometry = [
        inHeight,
        inWidth,
        inChannels,
        outHeight,
        outWidth,
        ...window,
        padInfo.top,
        padInfo.left,
      ];
      engine.run(
        "maxPoolGradient",
        [...addresses, ...geometry],
        info.batchSize,
        movesFloats(util.sizeFromShape(shape)),
      );
      return dx;
    },
  };
}
