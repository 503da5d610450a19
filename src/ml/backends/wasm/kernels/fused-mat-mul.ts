import {
  type _FusedMatMulAttrs,
  type KernelConfig,
  type KernelFunc,
  type TensorInfo,
  util,
} from "@tensorflow/tfjs-core";
import { type KernelEngine, tensorsOf } from "../engine";
import { movesFloats } from "../kernel-runner";
import { canMultiply, multiply } from "./batch-mat-mul";

/** A dense layer's product, bias and relu; `stock` does other activations and batches of matrices. */
export function fusedMatMul(engine: KernelEngine, stock: KernelFunc): KernelConfig {
  return {
    kernelName: "_FusedMatMul",
    backendName: "wasm",
    kernelFunc(params) {
      const { a, b, bias } = tensorsOf<"a" | "b" | "bias">(params.inputs);
      const attrs = params.attrs as unknown as _FusedMatMulAttrs;
      const { activation } = attrs;
      const known = activation === "relu" || activation === "linear" || !activation;
      const columns = b.shape.at(attrs.transposeB ? -2 : -1);
      if (!canMultiply(a, b, attrs) || !known || bias?.shape.at(-1) !== columns) return stock(params);
      const product = multiply(engine, a, b, attrs);
      addBias(engine, product, bias as TensorInfo, activation === "relu");
      return product;
    },
  };
}

/** To every row the same, or, of a bias for each row, to all of them as if they were one. */
function addBias(engine: KernelEngine, product: TensorInfo, bias: TensorInfo, relu: boolean): void {
  const columns = util.sizeFromShape(bias.shape);
  const rows = util.sizeFromShape(product.shape) / columns;
  engine.run(
    "addBias",
    [engine.address(product), engine.address(bias), columns, relu ? 1 : 0],
    rows,
    movesFloats(rows * columns),
  );
}
