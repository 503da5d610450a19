import type { ImportedModel, ImportModelRequest, ModelCard } from "../../../src/contract";
import { readNetwork } from "../../../src/formats/layers-model";
import { type ChosenFile, fileNameOf, listChosen } from "../../../src/formats/layers-model/chosen-files";
import { findClassNames } from "../../../src/formats/layers-model/class-names";
import {
  type FoundModel,
  findModel,
  plainName,
  readWeights,
} from "../../../src/formats/layers-model/find-files";
import { parseJson } from "../../../src/formats/layers-model/json";
import { labelsFor, tidyName } from "../../../src/formats/layers-model/labels";
import { isOfTeachableMachine, TEACHABLE_COLOURS } from "../../../src/formats/layers-model/teachable-machine";
import { sha256 } from "../../../src/formats/sha256";
import { decodeText } from "../../../src/formats/text";
import { uniqueId } from "../../../src/random/unique-id";
import { keepModel, recordOf, type WholeModel } from "../../../src/storage";
import { networkWords } from "../../../src/words/networks";
import type { CallContext } from "../handler";
import { describeModel } from "../models/describe-model";
import { LONGEST_TITLE } from "../models/own-models";

/** Below this, an answer of an unknown network is shown as "not sure". */
const KNOWN_THRESHOLD = 0.5;

/**
 * A network made elsewhere as a model of this device; stored only once all of it is checked.
 * @throws HangerError `import-refused` with a sentence that says what is wrong with it
 */
export async function importModel(
  { files, title }: ImportModelRequest,
  {
    storage,
    answering,
    computing,
    signal,
  }: Pick<CallContext<never>, "storage" | "answering" | "computing" | "signal">,
): Promise<ImportedModel> {
  const chosen = await listChosen(files);
  const model = await findModel(chosen);
  const isTeachable = await isOfTeachableMachine(chosen);
  const weights = await readWeights(model, chosen);
  const network = await computing.trying(() =>
    readNetwork(model.text, weights, isTeachable ? TEACHABLE_COLOURS : undefined),
  );
  signal.throwIfAborted();
  const names = await findClassNames(model, chosen, network.classes);
  const labels = labelsFor(network.classes, names, await storage.getAll("classes"));
  const sum = await sha256(network.files.weights);
  const madeAt = new Date().toISOString();
  const card: ModelCard = {
    name: `imported-${uniqueId()}`,
    title: tidyName(title ?? (await findTitle(model, chosen, files)), LONGEST_TITLE) || networkWords.untitled,
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
    ...(isTeachable || (await wasCentred(chosen)) ? { framing: "centre" } : {}),
  };
  const record: WholeModel = { card, ...network.files, origin: "imported", sha256: sum };
  signal.throwIfAborted();
  await storage.write(keepModel(record));
  return { ...describeModel(recordOf(record), answering), named: names !== undefined };
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
const USUAL =
  /^(config|model|tfjs[-_]?model|my[-_]?model|weights|group\d.*|sequential|functional|model)([-_ ]?\d+)?$/i;

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
