import { HangerError } from "../../../contract";
import { engineWords } from "../../../words/engines";
import type { ChosenFile } from "../../layers-model/chosen-files";
import type { Json } from "../../layers-model/json";
import { asLayers } from "../../operations/to-layers";
import { refusal } from "../../refusal";
import { readOnnxModel } from "./read-model";

interface OnnxNetwork {
  readonly file: ChosenFile;
  readonly json: Json;
  readonly text: string;
  readonly weights: ArrayBuffer;
}

/**
 * Reads the networks of ONNX files in the form of a LayersModel, with the names of their classes among its metadata.
 * @throws HangerError `import-refused` where one is damaged, or does what no layer here does
 */
export async function readOnnxFiles(files: readonly ChosenFile[]): Promise<readonly OnnxNetwork[]> {
  const found: OnnxNetwork[] = [];
  for (const file of files) found.push({ file, ...networkIn(await file.read()) });
  return found;
}

function networkIn(bytes: Uint8Array): Omit<OnnxNetwork, "file"> {
  try {
    const model = readOnnxModel(bytes);
    const { json: described, weights } = asLayers(model);
    const json = { ...described, userDefinedMetadata: { names: namesIn(model.properties) } };
    return { json, text: JSON.stringify(json), weights };
  } catch (error) {
    throw error instanceof HangerError ? error : refusal(engineWords.notOnnx, error);
  }
}

/** Properties in which exporters keep the names of classes. */
const NAMES = ["names", "labels", "classes", "class_names"];

/** The names of classes, which are kept as JSON or, by Ultralytics' exports, as Python writes them; undefined where there are none. */
function namesIn(properties: Readonly<Record<string, string>>): unknown {
  const text = NAMES.map((name) => properties[name]).find((each) => each);
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    const named = [...text.matchAll(/(\d+): *(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/g)];
    return Object.fromEntries(named.map(([, number, single, double]) => [number, single ?? double]));
  }
}
