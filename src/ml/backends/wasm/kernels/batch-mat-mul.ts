import {
  type BatchMatMulAttrs,
  type KernelConfig,
  type KernelFunc,
  type TensorInfo,
  util,
} from "@tensorflow/tfjs-core";
import { type KernelEngine, tensorsOf } from "../engine";
import { movesFloats } from "../kernel-runner";

/**
 * The product of two matrices, either transposed or not; `stock`, which handles transposed ones by a plain
 * loop, takes batches of them.
 */
export function batchMatMul(engine: KernelEngine, stock: KernelFunc): KernelConfig {
  return {
    kernelName: "BatchMatMul",
    backendName: "wasm",
    kernelFunc(params) {
      const { a, b } = tensorsOf<"a" | "b">(params.inputs);
      const attrs = params.attrs as unknown as BatchMatMulAttrs;
      return canMultiply(a, b, attrs) ? multiply(engine, a, b, attrs) : stock(params);
    },
  };
}

type Transposed = Pick<BatchMatMulAttrs, "transposeA" | "transposeB">;

/** Whether both are single matrices of floats whose sizes go together. */
export function canMultiply(a: TensorInfo, b: TensorInfo, { transposeA, transposeB }: Transposed): boolean {
  const single = [a, b].every(
    ({ shape, dtype }) =>
      dtype === "float32" && shape.length > 1 && util.sizeFromShape(shape.slice(0, -2)) === 1,
  );
  return single && a.shape.at(transposeA ? -2 : -1) === b.shape.at(transposeB ? -1 : -2);
}

/** a times b, either transposed, of single matrices whatever leading axes of 1 they have. */
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
    engine.run("transpose", [right, straight, n, k], k, movesFloats(k * n));
    right = straight;
  }
  const [row, step] = transposeA ? [1, aColumns] : [aColumns, 1];
  engine.run(
    "gemm",
    [engine.address(a), right, engine.address(product), m, n, k, row, step],
    Math.ceil(m / 4),
    Math.max(m * n * k, movesFloats(n * k)),
  );
  return product;
}
