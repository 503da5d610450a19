import type { KernelFunc, TensorInfo } from "@tensorflow/tfjs-core";
import type { KernelEngine } from "./engine";

/** Inputs of a kernel by name. TensorFlow.js's own types of them say that each may be missing. */
export type Tensors<Name extends string> = Readonly<Record<Name, TensorInfo>>;

type Outputs = TensorInfo | TensorInfo[];

/**
 * Computes a kernel's outputs. `stock` computes them with the kernel of that name of TensorFlow.js's wasm backend, for
 * inputs that this one does not handle. It throws where that backend has none.
 */
type Compute<Inputs, Attrs> = (
  engine: KernelEngine,
  inputs: Inputs,
  attrs: Attrs,
  stock: () => Outputs,
) => Outputs;

/** A kernel in place of one of TensorFlow.js's wasm backend, or one that this backend lacks. */
export interface TrainingKernel {
  readonly kernelName: string;
  /** Makes the function that TensorFlow.js calls. */
  bind(engine: KernelEngine, stock: KernelFunc): KernelFunc;
}

/**
 * Declares a training kernel. `Inputs` and `Attrs` are what TensorFlow.js gives kernels of that name. It passes them
 * untyped, and they are not checked.
 */
export function trainingKernel<Inputs, Attrs = undefined>(
  kernelName: string,
  compute: Compute<Inputs, Attrs>,
): TrainingKernel {
  return {
    kernelName,
    bind: (engine, stock) => (params) =>
      compute(engine, params.inputs as Inputs, params.attrs as Attrs, () => stock(params)),
  };
}
