import { type ImportedModel, type ImportModelRequest, isLabel, type ModelCard } from "../../../src/contract";
import { MOST_MODEL_CHARACTERS, readNetwork, weightPaths } from "../../../src/formats/layers-model";
import { labelsFor, tidyName } from "../../../src/formats/layers-model/labels";
import { refusal } from "../../../src/formats/refusal";
import { readDirectory, type ZipEntry, type ZipLimits } from "../../../src/formats/zip/directory";
import { readEntry, readText } from "../../../src/formats/zip/read-entry";
import { uniqueId } from "../../../src/random/unique-id";
import { keepModel, recordOf, type Storage, type WholeModel } from "../../../src/storage";
import { networkWords } from "../../../src/words/networks";
import type { CallContext } from "../handler";
import { describeModel } from "../models/describe-model";
import { sha256 } from "../sha256";

const MOST_BYTES = 100_000_000;
const LIMITS: ZipLimits = { entries: 2000, entryBytes: MOST_BYTES, bytes: MOST_BYTES };

/** Below this, an answer of a network of which nothing is known is shown as "not sure". */
const KNOWN_THRESHOLD = 0.5;

const LONGEST_TITLE = 60;

/** Files by their names, wherever they come from. */
interface Source {
  readonly modelJson: string;
  read(path: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Undefined where there is no such file. */
  readText(name: string): Promise<string | undefined>;
  readonly title: string;
}

/**
 * A LayersModel made elsewhere as a model of this device; stored only once all of it is checked.
 * @throws HangerError `import-refused` with a sentence that says what is wrong with it
 */
export async function importModel(
  { files, title }: ImportModelRequest,
  { storage, answering, signal }: Pick<CallContext<never>, "storage" | "answering" | "signal">,
): Promise<ImportedModel> {
  const source = await open(files);
  const weights = await readWeights(source);
  signal.throwIfAborted();
  const network = await readNetwork(source.modelJson, weights);
  const told = await toldBy(source);
  const own = await classesByName(storage);
  const labels = labelsFor(network.classes, told.names).map((label) => own.get(label.toLowerCase()) ?? label);
  const sum = await sha256(network.files.weights);
  const madeAt = new Date().toISOString();
  const card: ModelCard = {
    name: `imported-${uniqueId()}`,
    title: tidyName(title ?? told.title ?? source.title, LONGEST_TITLE) || networkWords.untitled,
    version: madeAt,
    architecture: "imported",
    parameters: network.parameters,
    labels,
    command: "",
    madeAt,
    description: networkWords.description,
    figures: {},
    weightsSha256: sum,
    temperature: 1,
    knownThreshold: KNOWN_THRESHOLD,
  };
  const record: WholeModel = { card, ...network.files, origin: "imported", sha256: sum };
  signal.throwIfAborted();
  await storage.write(keepModel(record));
  return describeModel(recordOf(record), answering);
}

async function readWeights(source: Source): Promise<ArrayBuffer> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let total = 0;
  for (const path of weightPaths(source.modelJson)) {
    const part = await source.read(path);
    total += part.length;
    if (total > MOST_BYTES) throw tooLarge();
    parts.push(part);
  }
  return new Blob(parts).arrayBuffer();
}

const tooLarge = () => refusal(networkWords.tooLarge);

async function open(files: readonly File[]): Promise<Source> {
  const [only] = files;
  if (!only) throw refusal(networkWords.chooseNetwork);
  if (files.reduce((sum, { size }) => sum + size, 0) > MOST_BYTES) {
    throw tooLarge();
  }
  if (files.length === 1 && !/\.json$/i.test(only.name)) {
    requireKnownKind(only.name);
    return openZip(only);
  }
  return openFiles(files);
}

/** Other programs' files, of which something more helpful can be said than that they are no zip. */
function requireKnownKind(name: string): void {
  const [, kind] = /\.(h5|hdf5|keras|onnx|tflite|pb|pt|pth)$/i.exec(name) ?? [];
  if (!kind) return;
  const isKeras = /^(h5|hdf5|keras|pb)$/i.test(kind);
  throw refusal(isKeras ? networkWords.savedByKeras : networkWords.unknownFile(kind.toLowerCase()));
}

async function openFiles(files: readonly File[]): Promise<Source> {
  const json = files.find(({ name }) => /\.json$/i.test(name) && name !== "card.json");
  if (!json) throw refusal(networkWords.chooseModelJson);
  if (json.size > MOST_MODEL_CHARACTERS) throw refusal(networkWords.descriptionTooLarge);
  const find = (path: string) => files.find(({ name }) => name === path.split("/").at(-1));
  return {
    modelJson: await textOf(json),
    async read(path) {
      const file = find(path);
      if (!file) throw missing(path);
      return new Uint8Array(await file.arrayBuffer());
    },
    async readText(name) {
      const file = find(name);
      return file && textOf(file);
    },
    title: titleOf(json.name),
  };
}

async function textOf(file: File): Promise<string> {
  return file.text().catch((cause: unknown) => {
    throw refusal(networkWords.fileUnreadable(tidyName(file.name)), cause);
  });
}

const missing = (path: string) => refusal(networkWords.weightsFileMissing(tidyName(path.split("/").at(-1)!)));

async function openZip(zip: File): Promise<Source> {
  const entries = (await readDirectory(zip, LIMITS)).filter(
    ({ name }) => !/(^|\/)(\._|__MACOSX\/)/.test(name),
  );
  if (entries.some(({ name }) => name === "project.json")) {
    throw refusal(networkWords.collectionNotNetwork);
  }
  const found = entries.filter(({ name }) => /(^|\/)model\.json$/.test(name));
  const [description] = found;
  if (!description || found.length > 1) throw refusal(whyNoModel(entries, found.length));
  if (description.bytes > MOST_MODEL_CHARACTERS) throw refusal(networkWords.descriptionTooLarge);
  const folder = description.name.slice(0, -"model.json".length);
  const find = (path: string) => entries.find(({ name }) => name === folder + path.replace(/^\.\//, ""));
  return {
    modelJson: await readText(zip, description),
    async read(path) {
      const entry = find(path);
      if (!entry) throw missing(path);
      return readEntry(zip, entry);
    },
    async readText(name) {
      const entry = find(name);
      return entry && entry.bytes <= MOST_MODEL_CHARACTERS ? readText(zip, entry) : undefined;
    },
    title: titleOf(zip.name),
  };
}

function whyNoModel(entries: readonly ZipEntry[], found: number): string {
  if (found > 1) return networkWords.several;
  if (entries.some(({ name }) => name === "model.weights.h5")) {
    return networkWords.savedByKeras;
  }
  return networkWords.noneInZip;
}

const titleOf = (file: string) => file.replace(/\.\w+$/, "").replace(/^model$/i, "");

interface Told {
  readonly title?: string;
  /** What the classes are called. */
  readonly names?: readonly string[];
}

/** What is said beside the network: names in `labels.txt`, a line each, and a title and labels in `card.json`. */
async function toldBy(source: Source): Promise<Told> {
  const lines = (await source.readText("labels.txt"))?.replace(/\r?\n$/, "").split(/\r?\n/);
  const card = readCard((await source.readText("card.json")) ?? "{}");
  return lines ? { ...card, names: lines } : card;
}

function readCard(text: string): Told {
  try {
    const { title, labels } = JSON.parse(text) as { readonly title?: unknown; readonly labels?: unknown };
    const isNames = Array.isArray(labels) && labels.every((label) => typeof label === "string");
    return {
      ...(typeof title === "string" ? { title } : {}),
      ...(isNames ? { names: labels as string[] } : {}),
    };
  } catch {
    // A card that is none tells nothing; the network is checked by itself.
    return {};
  }
}

/** Ids of the owner's own classes by their names in small letters. */
async function classesByName(storage: Storage): Promise<ReadonlyMap<string, string>> {
  const shown = (await storage.getAll("classes")).filter(
    ({ id, state }) => state === "shown" && !isLabel(id),
  );
  return new Map(shown.map(({ id, name }) => [name.toLowerCase(), id]));
}
