import { io } from "@tensorflow/tfjs-core";
import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import { loadLayersModelFromIOHandler } from "@tensorflow/tfjs-layers/dist/models";
import { HangerError } from "../../contract";
import { workerWords } from "../../words/worker";
import { guarded, requireNumbers } from "../ops/guard";
import { encodeFloat16 } from "./float16";

/** A network in TensorFlow.js's LayersModel format. */
export interface NetworkFiles {
  readonly modelJson: string;
  readonly weights: ArrayBuffer;
}

const WEIGHTS_FILE = "weights.bin";

/**
 * Half precision halves the file. `bytes` stores filters in a byte a value, all else at half precision; `equalise` makes
 * them fit for that. A file that must answer exactly as the network in memory does needs `float32`.
 */
type Precision = "bytes" | "float16" | "float32";

/** Filters have more than two dimensions. */
const FILTER_DIMENSIONS = 3;

/** One weight in a LayersModel's manifest. */
interface WeightEntry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly quantization?: { readonly dtype: keyof typeof BYTES };
}

/** Bytes of a value. */
const BYTES = { float16: 2, uint8: 1, uint16: 2 };

/** The convolutions' weights with their biases, as they are stored: files hold weights in the order of the layers. */
export interface StoredBody {
  readonly entries: readonly WeightEntry[];
  readonly bytes: Uint8Array;
}

export function bodyOf({ modelJson, weights }: NetworkFiles): StoredBody {
  const { weightsManifest } = JSON.parse(modelJson) as {
    readonly weightsManifest: readonly { readonly weights: readonly WeightEntry[] }[];
  };
  const all = weightsManifest.flatMap((group) => group.weights);
  const last = all.findLastIndex(({ shape }) => shape.length >= FILTER_DIMENSIONS);
  const entries = last < 0 ? [] : all.slice(0, last + 2);
  const length = entries.reduce(
    (sum, { shape, quantization }) =>
      sum + (quantization ? BYTES[quantization.dtype] : 4) * shape.reduce((a, b) => a * b, 1),
    0,
  );
  return { entries, bytes: new Uint8Array(weights, 0, Math.min(length, weights.byteLength)) };
}

/**
 * Writes a network as a LayersModel, its weights at half precision by default.
 * @param body Of the network that this one has the convolutions of: they are stored as they are there
 * @throws BackendFailure where the backend has lost the weights
 */
export async function toNetworkFiles(
  network: LayersModel,
  precision: Precision = "float16",
  body: StoredBody = { entries: [], bytes: new Uint8Array() },
): Promise<NetworkFiles> {
  const tensors = network.getWeights().slice(body.entries.length);
  const values = await guarded(() => Promise.all(tensors.map((tensor) => tensor.data<"float32">())));
  for (const each of values) requireNumbers(each);
  const names = network.weights.slice(body.entries.length).map((weight) => weight.originalName);
  const stored = tensors.map(({ shape }, i) =>
    store(values[i]!, precision === "bytes" && shape.length < FILTER_DIMENSIONS ? "float16" : precision),
  );
  const entries = tensors.map(({ shape }, i) => ({
    name: names[i]!,
    shape,
    dtype: "float32",
    ...stored[i]!.entry,
  }));
  const manifest = {
    format: "layers-model",
    generatedBy: "Hanger",
    convertedBy: null,
    modelTopology: network.toJSON(null, false),
    weightsManifest: [{ paths: [WEIGHTS_FILE], weights: [...body.entries, ...entries] }],
  };
  return {
    modelJson: JSON.stringify(manifest),
    weights: join([body.bytes, ...stored.map(({ bytes }) => bytes)]),
  };
}

/** A weight's values as they are stored, and what its entry in the manifest says of that. */
function store(values: Float32Array, precision: Precision) {
  if (precision === "float32") return { bytes: values, entry: {} };
  const entry = (quantization: object) => ({ quantization: { ...quantization, original_dtype: "float32" } });
  if (precision === "float16") {
    return { bytes: encodeFloat16(values), entry: entry({ dtype: "float16" }) };
  }
  const { bytes, scale, min } = encodeBytes(values);
  return { bytes, entry: entry({ dtype: "uint8", scale, min }) };
}

const MOST = 255;

/** Rounds values to bytes: each stands for byte * scale + min. */
export function encodeBytes(values: Float32Array) {
  let [min, max] = [0, 0];
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  const scale = (max - min) / MOST || 1;
  return { bytes: Uint8Array.from(values, (value) => Math.round((value - min) / scale)), scale, min };
}

function join(arrays: readonly (Uint8Array | Uint16Array | Float32Array)[]): ArrayBuffer {
  const joined = new Uint8Array(arrays.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of arrays) {
    joined.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return joined.buffer;
}

/** What only imported networks have is any class but these. Its code is loaded when a network needs it. */
const FURTHER_LAYERS =
  /"class_name":"(?!(Sequential|Functional|Model|InputLayer|Conv2D|MaxPooling2D|GlobalAveragePooling2D|Flatten|Dense|Activation|Dropout|Zeros|GlorotUniform|HeNormal|VarianceScaling)")/;

/**
 * Loads a network onto the current backend.
 * @throws HangerError `model-invalid` where the files hold no LayersModel that this app can run
 */
export async function fromNetworkFiles({ modelJson, weights }: NetworkFiles): Promise<LayersModel> {
  if (FURTHER_LAYERS.test(modelJson)) await import("./further-layers");
  try {
    const manifest = JSON.parse(modelJson) as io.ModelJSON;
    const artifacts: io.ModelArtifacts = {
      modelTopology: manifest.modelTopology,
      weightSpecs: io.getWeightSpecs(manifest.weightsManifest),
      weightData: weights,
    };
    return await loadLayersModelFromIOHandler(io.fromMemory(artifacts));
  } catch (cause) {
    throw new HangerError("model-invalid", workerWords.noNetworkInFile, { cause });
  }
}
