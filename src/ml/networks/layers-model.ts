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

/** Half precision halves the file. A file that must answer exactly as the network in memory does needs `float32`. */
type Precision = "float16" | "float32";

/**
 * Writes a network as a LayersModel, its weights at half precision by default.
 * @throws BackendFailure where the backend has lost the weights
 */
export async function toNetworkFiles(
  network: LayersModel,
  precision: Precision = "float16",
): Promise<NetworkFiles> {
  const tensors = network.getWeights();
  const values = await guarded(() => Promise.all(tensors.map((tensor) => tensor.data<"float32">())));
  for (const each of values) requireNumbers(each);
  const names = network.weights.map((weight) => weight.originalName);
  const entries = tensors.map(({ shape }, i) => ({
    name: names[i]!,
    shape,
    dtype: "float32",
    ...(precision === "float16" ? { quantization: { dtype: "float16", original_dtype: "float32" } } : {}),
  }));
  const manifest = {
    format: "layers-model",
    generatedBy: "Hanger",
    convertedBy: null,
    modelTopology: network.toJSON(null, false),
    weightsManifest: [{ paths: [WEIGHTS_FILE], weights: entries }],
  };
  return {
    modelJson: JSON.stringify(manifest),
    weights: join(precision === "float16" ? values.map(encodeFloat16) : values),
  };
}

function join(arrays: readonly (Uint16Array | Float32Array)[]): ArrayBuffer {
  const joined = new Uint8Array(arrays.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of arrays) {
    joined.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return joined.buffer;
}

/** Layers that only imported networks have. Their code is loaded when a network needs it. */
const FURTHER_LAYERS = /"(Add|BatchNormalization|Concatenate|ReLU|Softmax|ZeroPadding2D)"/;

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
