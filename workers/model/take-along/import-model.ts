import {
  type CallRequest,
  HangerError,
  type ImportedModel,
  type ImportModelRequest,
  type ModelCard,
  type StoredModel,
} from "../../../src/contract";
import { readNetwork } from "../../../src/formats/layers-model";
import { adapt, WITH_OPACITY } from "../../../src/formats/layers-model/adapt";
import { type ChosenFile, fileNameOf, listChosen } from "../../../src/formats/layers-model/chosen-files";
import { findClassNames, namesInFiles } from "../../../src/formats/layers-model/class-names";
import { describeText } from "../../../src/formats/layers-model/describe";
import {
  type FoundModel,
  findModel,
  plainName,
  readWeights,
} from "../../../src/formats/layers-model/find-files";
import { parseJson } from "../../../src/formats/layers-model/json";
import { freeLabel, labelsFor, tidyName } from "../../../src/formats/layers-model/labels";
import { teachableColours } from "../../../src/formats/layers-model/teachable-machine";
import { sha256 } from "../../../src/formats/sha256";
import { decodeText } from "../../../src/formats/text";
import { uniqueId } from "../../../src/random/unique-id";
import { keepModel, recordOf, type Storage, type WholeModel } from "../../../src/storage";
import { networkWords } from "../../../src/words/networks";
import type { WorkerContext } from "../context";
import type { CallContext } from "../handler";
import { describeModel } from "../models/describe-model";
import { LONGEST_TITLE, ownModels } from "../models/own-models";
import { loadModel, loadModelRecord } from "../models/shipped-models";

/** Below this, an answer of an unknown network is shown as "not sure". */
const KNOWN_THRESHOLD = 0.5;

/**
 * A network made elsewhere as a model of this device; stored only once all of it is checked.
 * @throws HangerError `import-refused` with a sentence that says what is wrong with it
 */
export async function importModel(
  { files }: ImportModelRequest,
  {
    storage,
    answering,
    computing,
    signal,
  }: Pick<CallContext<never>, "storage" | "answering" | "computing" | "signal">,
): Promise<ImportedModel> {
  const chosen = await listChosen(files);
  const model = await findModel(chosen);
  const colours = await teachableColours(chosen);
  // What cannot be changed about a network is said before what choosing other files would mend.
  adapt(model.network);
  const weights = await readWeights(model, chosen);
  const network = await computing.trying(() => readNetwork(model.text, weights, colours));
  signal.throwIfAborted();
  const { names, otherCount } = await findClassNames(model, chosen, network.classes);
  const labels = labelsFor(network.classes, names, await storage.getAll("classes"));
  const sum = await sha256(network.files.weights);
  const madeAt = new Date().toISOString();
  const card: ModelCard = {
    name: `imported-${uniqueId()}`,
    title: await freeTitle(await findTitle(model, chosen, files), storage),
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
    ...(colours || (await wasCentred(chosen)) ? { framing: "centre" } : {}),
    ...(network.inputScale === 1 ? {} : { inputScale: network.inputScale }),
  };
  const record: WholeModel = { card, ...network.files, origin: "imported", sha256: sum };
  signal.throwIfAborted();
  await storage.write(keepModel(record));
  const stored = describeModel(recordOf(record), answering);
  const isUnknown = model.network.inputShape[2] === FOUR_CHANNELS && !(await isOwnExport(chosen));
  return {
    ...stored,
    named: names !== undefined,
    ...(otherCount === undefined ? {} : { otherCount }),
    ...(isUnknown ? { hasUnknownChannels: true } : {}),
  };
}

const FOUR_CHANNELS = 4;

/** Whether there is the card that Hanger puts beside its own networks. */
const isOwnExport = async (chosen: readonly ChosenFile[]) =>
  typeof (await toldIn(chosen, "card", "weightsSha256")) === "string";

/**
 * Says that the four channels of an imported model are colours and opacity.
 * @throws HangerError `bad-request` where it is none, or takes others
 */
export async function takeOpacity(
  { name }: CallRequest<"takeOpacity">,
  { storage, answering, computing }: Pick<WorkerContext, "storage" | "answering" | "computing">,
): Promise<StoredModel> {
  const record = await loadModel(storage, name);
  const { network } = describeText(record.modelJson);
  if (record.origin !== "imported" || network.inputShape[2] !== FOUR_CHANNELS)
    throw new HangerError("bad-request", networkWords.notFourChannels);
  const { files, parameters } = await computing.trying(() =>
    readNetwork(record.modelJson, record.weights, WITH_OPACITY),
  );
  const sum = await sha256(files.weights);
  const { inputScale: _, ...kept } = record.card;
  const card = { ...kept, parameters, weightsSha256: sum };
  const changed: WholeModel = { ...record, ...files, card, sha256: sum };
  await storage.write(keepModel(changed));
  if (answering.activeName === name) await answering.use(name);
  return describeModel(recordOf(changed), answering);
}

/** A title that no other network from elsewhere has: numbered where one has it. */
async function freeTitle(found: string, storage: Storage): Promise<string> {
  const wanted = tidyName(found, LONGEST_TITLE) || networkWords.untitled;
  const imported = (await ownModels(storage)).filter(({ origin }) => origin === "imported");
  return freeLabel(wanted, [new Set(imported.map(({ card }) => card.title))], LONGEST_TITLE);
}

/**
 * Says what the classes of an imported model are called, as a file beside it would have said.
 * @throws HangerError `bad-request` where there are names for another number of classes
 */
export async function nameClasses(
  { name, names: given }: CallRequest<"nameClasses">,
  { storage, answering }: Pick<WorkerContext, "storage" | "answering">,
): Promise<StoredModel> {
  const record = await loadModelRecord(storage, name);
  const classes = record.card.labels.length;
  const names = await namesFrom(given, classes);
  if (record.origin !== "imported" || names.length !== classes) {
    throw new HangerError("bad-request", networkWords.otherNames(names.length, classes));
  }
  const labels = labelsFor(classes, names, await storage.getAll("classes"));
  const named = { ...record, card: { ...record.card, labels } };
  await storage.write([{ store: "models", key: name, value: named }]);
  if (answering.activeName === name) await answering.use(name);
  return describeModel(named, answering);
}

async function namesFrom(
  given: CallRequest<"nameClasses">["names"],
  classes: number,
): Promise<readonly string[]> {
  const files = given.filter((each) => typeof each !== "string");
  if (files.length === 0) return given.filter((each) => typeof each === "string");
  const { names, otherCount } = await namesInFiles(await listChosen(files), classes);
  if (names) return names;
  throw new HangerError("bad-request", networkWords.otherNames(otherCount ?? 0, classes));
}

/** What Hanger's card or Teachable Machine's metadata calls a network, or else its files. Empty where nothing says it. */
async function findTitle(
  { file, topology }: FoundModel,
  chosen: readonly ChosenFile[],
  files: readonly File[],
): Promise<string> {
  for (const [name, property] of TITLES) {
    const told = await toldIn(chosen, name, property);
    if (typeof told === "string" && !USUAL.test(told)) return told;
  }
  const zip = files.find(({ name }) => /\.zip$/i.test(name));
  const weights = chosen.find(({ path }) => /\.bin$/i.test(path));
  const folders = file.path.split("/").slice(0, -1);
  const titles = [
    zip?.name ?? "",
    file.path,
    ...folders.reverse(),
    nameIn(topology),
    weights?.path ?? "",
  ].map(titleOf);
  return titles.find((each) => each !== "" && !USUAL.test(each)) ?? "";
}

/** Whether the card of a network that Hanger exported says that it sees the centres of photos. */
const wasCentred = async (chosen: readonly ChosenFile[]) =>
  (await toldIn(chosen, "card", "framing")) === "centre";

/** A property that the JSON file of a name has, undefined where there is no such file. */
async function toldIn(chosen: readonly ChosenFile[], name: string, property: string): Promise<unknown> {
  const found = chosen.find(({ path }) => plainName(fileNameOf(path)) === name && /\.json$/i.test(path));
  return found && parseJson(decodeText(await found.read()))?.[property];
}

const TITLES = [
  ["card", "title"],
  ["metadata", "modelName"],
] as const;

/** Names that programs give to every network, and that tell none from another. */
const USUAL = /^(config|model|tfjs[-_]?model|weights|group\d.*|sequential|functional)([-_ ]?\d+)?$/i;

const titleOf = (path: string) =>
  fileNameOf(path)
    .replace(/\.\w+$/, "")
    .replace(/\.weights$/, "")
    .replace(/ ?\(\d+\)$/, "");

function nameIn(topology: unknown): string {
  const { model_config: inner, config } = topology as Readonly<Record<string, { readonly config?: unknown }>>;
  const { name } = ((inner?.config ?? config) as { readonly name?: unknown } | undefined) ?? {};
  return typeof name === "string" ? name : "";
}
