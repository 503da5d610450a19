import { networkWords } from "../../words/networks";
import { Hdf5, type Hdf5Dataset, isHdf5 } from "../hdf5";
import { brokenHdf5 } from "../hdf5/bytes";
import { refusal } from "../refusal";
import { decodeText } from "../text";
import { type ChosenFile, fileNameOf } from "./chosen-files";
import { MOST_MODEL_CHARACTERS } from "./describe";
import { type Json, parseJson } from "./json";
import { isNetwork, layersIn, nameOf, placesOf } from "./keras-places";

/** A network as `model.json` and its weights would have it. */
interface KerasModel {
  readonly file: ChosenFile;
  readonly text: string;
  readonly json: Json;
  readonly weights: ArrayBuffer;
}

/** Weights by the names that a LayersModel gives them: the networks around a layer, the layer, and the weight. */
type NamedWeights = readonly (readonly [name: string, data: Hdf5Dataset])[];

/**
 * Networks that Keras saved: `.keras` files, which were unpacked, and `.h5` files. Files of weights without a network are
 * passed over.
 * @throws HangerError `import-refused` where one is damaged, or was not written by Keras
 */
export async function readKerasFiles(files: readonly ChosenFile[]): Promise<readonly KerasModel[]> {
  const models: KerasModel[] = [];
  const used = new Set<ChosenFile>();
  for (const file of files) {
    if (!/^config\.json$/i.test(fileNameOf(file.path))) continue;
    const folder = file.path.slice(0, -fileNameOf(file.path).length);
    const beside = (name: string) => files.find(({ path }) => path === folder + name);
    const weights = beside("model.weights.h5");
    if (!weights) continue;
    used.add(weights);
    models.push(await readArchive(file, weights, beside("metadata.json")));
  }
  for (const file of files) {
    if (used.has(file) || !/\.(h5|hdf5|keras)$/i.test(file.path)) continue;
    const model = readWhole(file, await file.read());
    if (model) models.push(model);
  }
  return models;
}

/** Reads a `.keras` file, which Keras writes since 2.12: the network as JSON, and its weights in an HDF5 file of their own. */
async function readArchive(
  file: ChosenFile,
  weights: ChosenFile,
  metadata: ChosenFile | undefined,
): Promise<KerasModel> {
  const config = await jsonOf(file);
  if (!config) throw refusal(networkWords.noDescription);
  const about = metadata && (await jsonOf(metadata));
  const hdf5 = new Hdf5(await weights.read());
  const named = placesOf(config, (path) => hdf5.names(path)).flatMap(({ name, path }) =>
    (hdf5.names(`${path}/vars`) ?? []).map((number) => {
      const data = hdf5.dataset(`${path}/vars/${number}`);
      if (!data) throw brokenHdf5(`${path}/vars/${number}`);
      return [`${name}/${number}`, data] as const;
    }),
  );
  const topology = { keras_version: about?.keras_version, model_config: config };
  return asModel(file, topology, named, weights.bytes);
}

async function jsonOf(file: ChosenFile): Promise<Json | undefined> {
  if (file.bytes > MOST_MODEL_CHARACTERS) throw refusal(networkWords.descriptionTooLarge);
  return parseJson(decodeText(await file.read()));
}

const WEIGHTS = "model_weights";

/** Reads an HDF5 file of a whole network, as Keras 1 to 3 write it. Undefined where it has weights alone. */
function readWhole(file: ChosenFile, bytes: Uint8Array): KerasModel | undefined {
  if (!isHdf5(bytes)) throw brokenHdf5("no HDF5");
  const hdf5 = new Hdf5(bytes);
  const [written] = hdf5.attribute("", "model_config") ?? [];
  if (written === undefined) return undefined;
  if (written.length > MOST_MODEL_CHARACTERS) throw refusal(networkWords.descriptionTooLarge);
  const config = parseJson(written);
  if (!config) throw refusal(networkWords.noDescription);
  const [version] = hdf5.attribute("", "keras_version") ?? [];
  const topology = { keras_version: version, model_config: config };
  return asModel(file, topology, weightsOf(hdf5, config), bytes.length);
}

function weightsOf(hdf5: Hdf5, config: Json): NamedWeights {
  const networks = new Set(layersIn(config).filter(isNetwork).map(nameOf));
  return textsOf(hdf5, WEIGHTS, "layer_names").flatMap((layer) => {
    const group = `${WEIGHTS}/${layer}`;
    return textsOf(hdf5, group, "weight_names").map((written) => {
      const data = hdf5.dataset(`${group}/${written}`);
      if (!data) throw brokenHdf5(`${group}/${written}`);
      const parts = written.replace(/:0$/, "").split("/");
      // Keras may write the names of networks and layers before that of a weight, or not.
      const own = networks.has(layer) ? parts.slice(parts.indexOf(layer) + 1) : parts.slice(-1);
      return [[layer, ...own].join("/"), data] as const;
    });
  });
}

/** A list of texts, which Keras divides where it is longer than 64 kB. */
function textsOf(hdf5: Hdf5, group: string, name: string): readonly string[] {
  const whole = hdf5.attribute(group, name);
  if (whole) return whole;
  const parts: string[] = [];
  for (let i = 0; ; i++) {
    const part = hdf5.attribute(group, `${name}${i}`);
    if (!part) break;
    parts.push(...part);
  }
  if (parts.length === 0) throw brokenHdf5(`${group} has no ${name}`);
  return parts;
}

/** @param most Bytes of the file: all weights together have no more, unless it names some twice */
function asModel(file: ChosenFile, topology: Json, named: NamedWeights, most: number): KerasModel {
  const floats = named.filter(([, { type }]) => type.kind === "float");
  const total = floats.reduce((sum, [, { bytes }]) => sum + bytes.length, 0);
  if (total > most) throw brokenHdf5(`${total} bytes of weights`);
  const specs = floats.map(([name, { shape, type }]) => ({
    name,
    shape,
    dtype: "float32",
    ...(type.bytes === 2 ? { quantization: { dtype: "float16" } } : {}),
  }));
  const parts = floats.map(([, { bytes, type }]) => (type.bytes === 8 ? toSingle(bytes) : bytes));
  const json = { modelTopology: topology, weightsManifest: [{ paths: [], weights: specs }] };
  return { file, json, text: JSON.stringify(json), weights: join(parts) };
}

/** Values of double precision in single precision. */
function toSingle(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(Float32Array.from(new Float64Array(bytes.slice().buffer)).buffer);
}

function join(parts: readonly Uint8Array[]): ArrayBuffer {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined.buffer;
}
