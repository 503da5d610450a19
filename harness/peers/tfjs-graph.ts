import * as tf from "@tensorflow/tfjs";
import { setThreadsCount, setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import type { BenchInput, Timing } from "../../src/contract";
import { time } from "./timing";

export interface GraphRequest {
  readonly backend: "cpu" | "wasm" | "webgl" | "webgpu";
  readonly threads: number;
  readonly seconds: number;
  /** Where the wasm backend's binaries are, with a slash at the end. */
  readonly binaries: string;
  /** Where model.json is. */
  readonly address: string;
  readonly inputs: readonly BenchInput[];
}

/** A graph model in TensorFlow.js as it ships: loaded, run and read by its own public functions. */
export async function measureGraph(request: GraphRequest): Promise<{ readonly timing: Timing }> {
  const { backend, threads, seconds, binaries, address, inputs } = request;
  setThreadsCount(threads);
  setWasmPaths(binaries);
  await tf.setBackend(backend);
  const model = await tf.loadGraphModel(address);
  const noise = inputs.map(({ shape, ...input }) => {
    const sides = shape.map((side) => side ?? 1);
    const length = sides.reduce((product, side) => product * side, 1);
    const draw = () => (input.type === "float32" ? Math.random() : Math.round(Math.random()));
    return { ...input, sides, values: Float32Array.from({ length }, draw) };
  });
  const answer = async () => {
    const given = Object.fromEntries(
      noise.map(({ name, type, sides, values }) => [name, tf.tensor(values, sides, type)]),
    );
    const outputs = [await model.executeAsync(given)].flat();
    await Promise.all(outputs.map((output) => output.data()));
    tf.dispose([given, outputs]);
  };
  return { timing: await time(seconds, answer) };
}
