import {
  _FusedMatMul,
  type _FusedMatMulAttrs,
  type _FusedMatMulInputs,
  type TensorInfo,
  util,
} from "@tensorflow/tfjs-core";
import type { KernelEngine } from "../runtime/engine";
import { movesFloats } from "../runtime/kernel-runner";
import { trainingKernel } from "../runtime/training-kernel";
import { canMultiply, multiply } from "./batch-mat-mul";

/** A dense layer's product, bias and relu. The stock kernel takes other activations and batches of matrices. */
export const fusedMatMul = trainingKernel<_FusedMatMulInputs, _FusedMatMulAttrs>(
  _FusedMatMul,
  (engine, { a, b, bias }, attrs, stock) => {
    const { activation } = attrs;
    const known = activation === "relu" || activation === "linear" || !activation;
    const columns = b.shape.at(attrs.transposeB ? -2 : -1);
    if (!canMultiply(a, b, attrs) || !known || bias?.shape.at(-1) !== columns) return stock();
    const product = multiply(engine, a, b, attrs);
    addBias(engine, product, bias as TensorInfo, activation === "relu");
    return product;
  },
);

/** Adds the same bias to every row. A bias that has a value for each element is added as if all were one row. */
function addBias(engine: KernelEngine, product: TensorInfo, bias: TensorInfo, relu: boolean): void {
  const columns = util.sizeFromShape(bias.shape);
  const rows = util.sizeFromShape(product.shape) / columns;
  engine.run(
    "addBias",
    { x: engine.address(product), bias: engine.address(bias), columns, relu },
    { units: rows, work: movesFloats(rows * columns) },
  );
}
