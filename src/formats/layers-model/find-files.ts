import { networkWords } from "../../words/networks";
import { refusal } from "../refusal";
import { decodeText } from "../text";
import { type ChosenFile, fileNameOf, MOST_NETWORK_BYTES, networkTooLarge } from "./chosen-files";
import {
  type Description,
  describeNetwork,
  holdsTopology,
  isGraphModel,
  MOST_MODEL_CHARACTERS,
} from "./describe";
import { parseJson } from "./json";
import { tidyName } from "./labels";
import { readManifest } from "./weights";

/** The file that describes a network, among those that were chosen. */
interface FoundDescription {
  readonly file: ChosenFile;
  readonly text: string;
  /** What the file says beside the network, such as its owner's metadata. */
  readonly json: Readonly<Record<string, unknown>>;
  /** Where they are in the same file: the weights, as its description lists them. */
  readonly weights?: ArrayBuffer;
}

export interface FoundModel extends FoundDescription, Description {}

/**
 * Finds the network of layers among the files that were chosen.
 * @throws HangerError `import-refused` where there is none, or more than one
 */
export async function findModel(files: readonly ChosenFile[]): Promise<FoundModel> {
  const found = await findDescription(files);
  const model = isGraphModel(found.json) ? await ofLayers(found, files) : found;
  return { ...model, ...describeNetwork(model.json) };
}

/**
 * Finds the file that describes the network: the one that holds a topology, `model.json` before others, and what
 * TensorFlow.js reads before what Keras saved, and that before ONNX.
 * @throws HangerError `import-refused` where there is none, or more than one
 */
export async function findDescription(files: readonly ChosenFile[]): Promise<FoundDescription> {
  const named = files.filter(({ path }) => /\.json$/i.test(path));
  const unnamed = files.filter(({ path }) => !/\.\w+$/.test(fileNameOf(path)));
  const layersModels = [...(await described(named)), ...(await described(unnamed))];
  const saved = layersModels.length > 0 ? layersModels : await savedByKeras(files);
  const found = saved.length > 0 ? saved : await exportedAsOnnx(files);
  const model = found.length > 1 ? onlyOf(found) : found[0];
  if (!model) throw refusal(whyNone(files, named));
  return model;
}

async function described(files: readonly ChosenFile[]): Promise<readonly FoundDescription[]> {
  const found: FoundDescription[] = [];
  for (const file of files) {
    if (file.bytes > MOST_MODEL_CHARACTERS) continue;
    const text = decodeText(await file.read());
    const json = parseJson(text);
    if (json && holdsTopology(json)) found.push({ file, text, json });
  }
  return found;
}

/** A graph as layers. The reader of graphs is loaded only where there is one. */
async function ofLayers(found: FoundDescription, files: readonly ChosenFile[]): Promise<FoundDescription> {
  const { readGraph, graphAsLayers } = await import("../graph-model/to-layers");
  const graph = readGraph(found.json);
  const manifest = readManifest(found.json.weightsManifest);
  const { json, weights } = await graphAsLayers(
    graph,
    manifest,
    await readWeights({ ...found, manifest }, files),
  );
  const { userDefinedMetadata } = found.json;
  const told = { ...json, userDefinedMetadata };
  return { file: found.file, json: told, text: JSON.stringify(told), weights };
}

/** The reader of Keras' files is loaded only where there is one. */
async function savedByKeras(files: readonly ChosenFile[]): Promise<readonly FoundDescription[]> {
  if (!files.some(({ path }) => KERAS.test(path))) return [];
  const { readKerasFiles } = await import("./keras-file");
  return readKerasFiles(files);
}

const KERAS = /\.(h5|hdf5|keras)$/i;

/** The reader of ONNX is loaded only where there is such a file. */
async function exportedAsOnnx(files: readonly ChosenFile[]): Promise<readonly FoundDescription[]> {
  const written = files.filter(({ path }) => /\.onnx$/i.test(path));
  if (written.length === 0) return [];
  const { readOnnxFiles } = await import("../onnx/read");
  return readOnnxFiles(written);
}

/** Of several networks, the only one that is called model.json. */
function onlyOf(found: readonly FoundDescription[]): FoundDescription {
  const [model, ...more] = found.filter(({ file }) => /^model\.json$/i.test(fileNameOf(file.path)));
  if (model && more.length === 0) return model;
  throw refusal(networkWords.several);
}

function whyNone(files: readonly ChosenFile[], described: readonly ChosenFile[]): string {
  const names = files.map(({ path }) => fileNameOf(path).toLowerCase());
  if (names.includes("project.json")) return networkWords.collectionNotNetwork;
  if (names.some((name) => KERAS.test(name))) return networkWords.weightsOnly;
  for (const [kind, sentence] of OTHER_KINDS) {
    if (names.some((name) => kind.test(name))) return sentence();
  }
  const other = names.flatMap((name) => OTHER_FILES.exec(name)?.[1] ?? [])[0];
  if (other) return networkWords.unknownFile(other);
  if (described.some(({ bytes }) => bytes > MOST_MODEL_CHARACTERS)) return networkWords.descriptionTooLarge;
  if (described.length > 0) return networkWords.noDescription;
  return files.some(({ isZipped }) => isZipped) ? networkWords.noneInZip : networkWords.chooseModelJson;
}

/** Networks of other programs, and what is said of them. */
const OTHER_KINDS: readonly (readonly [name: RegExp, sentence: () => string])[] = [
  [/\.pb$/, () => networkWords.savedModel],
  [/\.tflite$/, () => networkWords.tfLite],
  [/\.(pt|pth)$/, () => networkWords.pyTorch],
  [/\.tm$/, () => networkWords.teachableProject],
];

/** Endings of networks that are only known not to be LayersModels. */
const OTHER_FILES = /\.(caffemodel|ckpt|joblib|mlmodel|npz|pkl|safetensors)$/;

/**
 * Reads the weights that a network's description names, in its order.
 * @throws HangerError `import-refused` where a file is missing, or all are larger than 100 MB
 */
export async function readWeights(
  { file, manifest, weights }: FoundDescription & Pick<Description, "manifest">,
  files: readonly ChosenFile[],
): Promise<ArrayBuffer> {
  if (weights) return weights;
  const folder = file.path.slice(0, -fileNameOf(file.path).length);
  const left = new Set(files.filter((each) => each !== file));
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let total = 0;
  for (const { paths, bytes } of manifest.groups) {
    for (const path of paths) {
      const found = findWeights(path, paths.length === 1 ? bytes : undefined, folder, [...left]);
      if (!found) throw refusal(networkWords.weightsFileMissing(tidyName(fileNameOf(path))));
      left.delete(found);
      total += found.bytes;
      if (total > MOST_NETWORK_BYTES) throw networkTooLarge();
      parts.push(await found.read());
    }
  }
  return new Blob(parts).arrayBuffer();
}

/** Files that hold no weights. */
const TEXT = /\.(json|txt|csv|md|html|js|py)$/i;

/** The file of a path: by the path, by its name, by a name that browsers make of it, or else the only one of its length. */
function findWeights(path: string, bytes: number | undefined, folder: string, files: readonly ChosenFile[]) {
  const name = fileNameOf(path);
  const binary = files.filter((each) => !TEXT.test(each.path));
  const ofLength = binary.filter((each) => each.bytes === bytes);
  const alike = binary.filter((each) => plainName(fileNameOf(each.path)) === plainName(name));
  return (
    files.find((each) => each.path === folder + path.replace(/^\.\//, "")) ??
    files.find((each) => fileNameOf(each.path) === name) ??
    (alike.length === 1 ? alike[0] : undefined) ??
    (ofLength.length === 1 ? ofLength[0] : undefined)
  );
}

/** A name without what tells a second download of a file from the first, and without its extension. */
export const plainName = (name: string) =>
  name
    .toLowerCase()
    .replace(/\.(bin|json|txt)$/, "")
    .replace(/ ?\(\d+\)$| copy( \d+)?$/, "");
