import { once } from "node:events";
import path from "node:path";
import { Worker } from "node:worker_threads";

/** A network as stock TensorFlow.js saves it, with the answers it gives there. */
export interface StockModel {
  readonly description: Readonly<Record<string, unknown>>;
  readonly specs: readonly { readonly name: string; readonly shape: readonly number[] }[];
  readonly weights: Uint8Array<ArrayBuffer>;
  /** Four pictures, and the answers to them. */
  readonly inputs: Float32Array;
  readonly answers: Float32Array;
}

async function inThread(data: object): Promise<never> {
  // Silences TensorFlow.js's greeting. Errors still arrive as error events.
  const worker = new Worker(path.join(__dirname, "stock-tfjs-worker.mjs"), {
    workerData: data,
    stdout: true,
    stderr: true,
  });
  try {
    return (await once(worker, "message"))[0] as never;
  } finally {
    await worker.terminate();
  }
}

/** Makes one of the networks of `stock-tfjs-worker.mjs`. */
export const makeStock = (recipe: string): Promise<StockModel> => inThread({ recipe });

interface StockFiles {
  readonly modelJson: string;
  readonly weights: ArrayBuffer;
}

/** The outputs of stock TensorFlow.js for several networks' files, each for inputs of its own. */
export const answerStockEach = (
  questions: readonly (StockFiles & { readonly values: Float32Array; readonly shape: readonly number[] })[],
): Promise<readonly Float32Array[]> => inThread({ questions });

/** The output of stock TensorFlow.js for a network's files. */
export const answerStock = async (
  files: StockFiles,
  values: Float32Array,
  shape: readonly number[],
): Promise<Float32Array> =>
  ((await inThread({ ...files, values, shape })) as { readonly answers: Float32Array }).answers;

/** An input of a graph model, with its values. */
interface StockInput {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** All outputs of stock TensorFlow.js for a graph model, joined in the order in which the graph names them. */
export const answerStockGraph = async (
  graph: { readonly json: object; readonly weights: Uint8Array<ArrayBuffer> },
  inputs: readonly StockInput[],
): Promise<Float32Array> => {
  const data = { graphJson: JSON.stringify(graph.json), weights: graph.weights.buffer, inputs };
  return ((await inThread(data)) as { readonly answers: Float32Array }).answers;
};

/** The text of a model.json, its weights in one group. */
export const modelJsonOf = ({ description, specs }: StockModel, paths = ["weights.bin"]) =>
  JSON.stringify({ ...description, weightsManifest: [{ paths, weights: specs }] });
