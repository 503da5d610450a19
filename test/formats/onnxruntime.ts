import { once } from "node:events";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { ONNX_INPUT, ONNX_OUTPUT } from "../../src/formats/onnx";

export interface Answered {
  readonly dims: readonly number[];
  readonly values: Float32Array;
}

/** The output of onnxruntime-web for a network's file. */
export async function runOnnx(
  model: Uint8Array,
  values: Float32Array,
  shape: readonly number[],
): Promise<Answered> {
  const worker = new Worker(path.join(__dirname, "onnxruntime-worker.mjs"), {
    workerData: { model, input: ONNX_INPUT, output: ONNX_OUTPUT, values, shape },
  });
  try {
    const [answered] = await once(worker, "message");
    return answered;
  } finally {
    await worker.terminate();
  }
}
