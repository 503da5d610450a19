import { BatchMatMul, type BatchMatMulAttrs, type TensorInfo, util } from "@tensorflow/tfjs-core";
import type { KernelEngine } from "../runtime/engine";
import { movesFloats } from "../runtime/kernel-runner";
import { type Tensors, trainingKernel } from "../runtime/training-kernel";

/**
 * The product of two matrices, either transposed or not. The stock kernel, which multiplies transposed ones in a plain
 * loop, takes batches of them.
 */
export const batchMatMul = trainingKernel<Tensors<"a" | "b">, BatchMatMulAttrs>(
  BatchMatMul,
  (engine, { a, b }, attrs, stock) => (canMultiply(a, b, attrs) ? multiply(engine, a, b, attrs) : stock()),
);

type Transposed = Pick<BatchMatMulAttrs, "transposeA" | "transposeB">;

/** Whether both are single matrices of floats whose sizes go together. */
export function canMultiply(a: TensorInfo, b: TensorInfo, { transposeA, transposeB }: Transposed): boolean {
  const single = [a, b].every(
    ({ shape, dtype }) =>
      dtype === "float32" && shape.length > 1 && util.sizeFromShape(shape.slice(0, -2)) === 1,
  );
  return single && a.shape.at(transposeA ? -2 : -1) === b.shape.at(transposeB ? -1 : -2);
}

/** a times b, either transposed. Both are single matrices, which may have leading axes of length 1. */
export function multiply(
  engine: KernelEngine,
  a: TensorInfo,
  b: TensorInfo,
  { transposeA, transposeB }: Transposed,
): TensorInfo {
  const [aRows = 1, aColumns = 1] = a.shape.slice(-2);
  const [bRows = 1, bColumns = 1] = b.shape.slice(-2);
  const [m, k] = transposeA ? [aColumns, aRows] : [aRows, aColumns];
  const n = transposeB ? bRows : bColumns;
  const product = engine.output([...a.shape.slice(0, -2), m, n]);
  let right = engine.address(b);
  if (transposeB) {
    const straight = engine.scratch(k * n);
    engine.run(
      "transpose",
      { from: right, to: straight, rows: n, columns: k },
      { units: k, work: movesFloats(k * n) },
    );
    right = straight;
  }
  const [aRow, aStep] = transposeA ? [1, aColumns] : [aColumns, 1];
  engine.run(
    "gemm",
    { a: engine.address(a), b: right, c: engine.address(product), m, n, k, aRow, aStep },
    { units: Math.ceil(m / 4), work: Math.max(m * n * k, movesFloats(n * k)) },
  );
  return product;
}
