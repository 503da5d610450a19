import { ONNX_INPUT, ONNX_OUTPUT } from "../../src/formats/onnx";
import { askedThread } from "./asked-thread";

export interface Answered {
  readonly dims: readonly number[];
  readonly values: Float32Array;
}

const askOnnxRuntime = askedThread("onnxruntime-worker.mjs");

/** The output of onnxruntime-web for a network's file. */
export const runOnnx = (
  model: Uint8Array,
  values: Float32Array,
  shape: readonly number[],
): Promise<Answered> => askOnnxRuntime({ model, input: ONNX_INPUT, output: ONNX_OUTPUT, values, shape });
