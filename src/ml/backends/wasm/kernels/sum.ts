import { type KernelConfig, type KernelFunc, type SumAttrs, util } from "@tensorflow/tfjs-core";
import { type KernelEngine, tensorsOf } from "../engine";
import { movesFloats } from "../kernel-runner";

/** Sums over all but the last axis, as bias gradients need; `stock`, which transposes first, does the others. */
export function sum(engine: KernelEngine, stock: KernelFunc): KernelConfig {
  return {
    kernelName: "Sum",
    backendName: "wasm",
    kernelFunc(params) {
      const { x } = tensorsOf<"x">(params.inputs);
      const { axis, keepDims } = params.attrs as unknown as SumAttrs;
      const rank = x.shape.length;
      const axes = util.parseAxisParam(axis, x.shape).sort((a, b) => a - b);
      const columns = x.shape[rank - 1] ?? 1;
      const leading = axes.length === rank - 1 && axes.every((at, i) => at === i);
      if (!leading || columns % 4 !== 0 || x.dtype !== "float32" || rank < 2) return stock(params);
      const y = engine.output(keepDims ? x.shape.map((size, i) => (i < rank - 1 ? 1 : size)) : [columns]);
      const rows = util.sizeFromShape(x.shape) / columns;
      engine.run(
        "columnSum",
        [engine.address(x), engine.address(y), rows, columns],
        columns / 4,
        movesFloats(rows * columns),
      );
      return y;
    },
  };
}
