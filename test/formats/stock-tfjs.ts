import { askedThread } from "./asked-thread";

/** A network as stock TensorFlow.js saves it, with the answers it gives there. */
export interface StockModel {
  readonly description: Readonly<Record<string, unknown>>;
  readonly specs: readonly { readonly name: string; readonly shape: readonly number[] }[];
  readonly weights: Uint8Array<ArrayBuffer>;
  /** Four pictures, and the answers to them. */
  readonly inputs: Float32Array;
  readonly answers: Float32Array;
}

const askStock = askedThread("stock-tfjs-worker.mjs");

/** Makes one of the networks of `stock-tfjs-worker.mjs`. */
export const makeStock = (recipe: string): Promise<StockModel> => askStock({ recipe });

interface StockFiles {
  readonly modelJson: string;
  readonly weights: ArrayBuffer;
}

/** The outputs of stock TensorFlow.js for several networks' files, each for inputs of its own. */
export const answerStockEach = (
  questions: readonly (StockFiles & { readonly values: Float32Array; readonly shape: readonly number[] })[],
): Promise<readonly Float32Array[]> => askStock({ questions });

/** The output of stock TensorFlow.js for a network's files. */
export const answerStock = async (
  files: StockFiles,
  values: Float32Array,
  shape: readonly number[],
): Promise<Float32Array> =>
  ((await askStock({ ...files, values, shape })) as { readonly answers: Float32Array }).answers;

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
  return ((await askStock(data)) as { readonly answers: Float32Array }).answers;
};

/** The text of a model.json, its weights in one group. */
export const modelJsonOf = ({ description, specs }: StockModel, paths = ["weights.bin"]) =>
  JSON.stringify({ ...description, weightsManifest: [{ paths, weights: specs }] });
