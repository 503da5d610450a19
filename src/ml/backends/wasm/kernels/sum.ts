import { Sum, type SumAttrs, util } from "@tensorflow/tfjs-core";
import { movesFloats } from "../runtime/kernel-runner";
import { type Tensors, trainingKernel } from "../runtime/training-kernel";

/** Sums over all but the last axis, as bias gradients need. The stock kernel, which transposes first, takes the others. */
export const sum = trainingKernel<Tensors<"x">, SumAttrs>(Sum, (engine, { x }, { axis, keepDims }, stock) => {
  const rank = x.shape.length;
  const axes = util.parseAxisParam(axis, x.shape).sort((a, b) => a - b);
  const columns = x.shape[rank - 1] ?? 1;
  const leading = axes.length === rank - 1 && axes.every((at, i) => at === i);
  if (!leading || columns % 4 !== 0 || x.dtype !== "float32" || rank < 2) return stock();
  const y = engine.output(keepDims ? x.shape.map((size, i) => (i < rank - 1 ? 1 : size)) : [columns]);
  const rows = util.sizeFromShape(x.shape) / columns;
  engine.run(
    "columnSum",
    { x: engine.address(x), y: engine.address(y), rows, columns },
    { units: columns / 4, work: movesFloats(rows * columns) },
  );
  return y;
});
