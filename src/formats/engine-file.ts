import { type BenchEngineFile, type EngineName, HangerError } from "../contract";
import { engineWords } from "../words/engines";
import { networkWords } from "../words/networks";
import { type ChosenFile, fileNameOf } from "./layers-model/chosen-files";
import { tidyName } from "./layers-model/labels";
import { readFields } from "./protocol-buffers";
import { refusal } from "./refusal";

/** Files of networks that other engines run, by their endings. */
const ENDINGS: readonly (readonly [ending: RegExp, engine: EngineName])[] = [
  [/\.tflite$/i, "litert"],
  [/\.onnx$/i, "onnxruntime-web"],
];

const LONGEST_NAME = 60;

/** What a network of layers or a graph model is described in: with one of these, an engine's file is only beside it. */
const DESCRIPTION = /\.(json|h5|hdf5|keras)$/i;

const engineOf = ({ path }: ChosenFile) => ENDINGS.find(([ending]) => ending.test(path))?.[1];

/**
 * The network for another engine among the files that were chosen, if there is one and no other network. Of its content only
 * the frame is checked here: the engine reads the rest, in a worker of its own.
 * @throws HangerError `import-refused` where it is no such file, or there are several
 */
export async function readEngineFile(files: readonly ChosenFile[]): Promise<BenchEngineFile | undefined> {
  const [file, ...others] = files.filter(engineOf);
  if (!file || files.some(({ path }) => DESCRIPTION.test(path))) return undefined;
  if (others.length > 0) throw refusal(networkWords.several);
  const engine = engineOf(file)!;
  const bytes = await file.read();
  if (engine === "litert") requireTflite(bytes);
  else requireOnnx(bytes);
  return { kind: "engine", engine, name: tidyName(fileNameOf(file.path), LONGEST_NAME), bytes };
}

/** A FlatBuffer whose name is TFL3, with its root table inside the file. */
function requireTflite(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isNamed = bytes.length >= 12 && String.fromCharCode(...bytes.subarray(4, 8)) === "TFL3";
  if (!isNamed || view.getUint32(0, true) > bytes.length - 4) throw refusal(engineWords.notTflite);
}

/** Numbers of fields in onnx.proto3. */
const MODEL = { irVersion: 1, graph: 7, opsetImport: 8 };
const GRAPH = { node: 1, initializer: 5 };
const TENSOR = { dataLocation: 14 };

const EXTERNAL = 1;

function requireOnnx(bytes: Uint8Array): void {
  try {
    const told = new Set<number>();
    let graph: Uint8Array | undefined;
    for (const { number, content } of readFields(bytes)) {
      if (number === MODEL.graph && graph) throw new Error("more than one graph");
      if (number === MODEL.graph) graph = content;
      told.add(number);
    }
    if (!graph || !told.has(MODEL.irVersion) || !told.has(MODEL.opsetImport)) throw new Error("no model");
    let hasNodes = false;
    for (const { number, content } of readFields(graph)) {
      if (number === GRAPH.initializer && content && liesOutside(content)) {
        throw refusal(engineWords.outsideData);
      }
      if (number === GRAPH.node) hasNodes = true;
    }
    if (!hasNodes) throw new Error("no nodes");
  } catch (error) {
    throw error instanceof HangerError ? error : refusal(engineWords.notOnnx, error);
  }
}

/** Whether a tensor's values lie in another file. */
function liesOutside(tensor: Uint8Array): boolean {
  for (const { number, value } of readFields(tensor))
    if (number === TENSOR.dataLocation && value === EXTERNAL) return true;
  return false;
}
