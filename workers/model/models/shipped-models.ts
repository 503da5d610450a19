import { HangerError, type ModelCard } from "../../../src/contract";
import { sha256 } from "../../../src/formats/sha256";
import {
  keepModel,
  type ModelRecord,
  readModel,
  recordOf,
  type Storage,
  type WholeModel,
} from "../../../src/storage";
import { workerWords } from "../../../src/words/worker";
import { BASE_URL } from "../base-url";
import { downloads } from "../downloads";

/** The models that come with the app, the default first. */
export const SHIPPED_MODELS = ["camera", "fashion-mnist"] as const;

/** The setting that names the model that answers. */
export const ACTIVE_MODEL = "active-model";

type ShippedName = (typeof SHIPPED_MODELS)[number];

export const isShipped = (name: string): name is ShippedName =>
  (SHIPPED_MODELS as readonly string[]).includes(name);

/** A model's title as shown: those that come with the app have theirs in the language spoken. */
export function shownTitle({ card: { name, title }, origin }: Pick<ModelRecord, "card" | "origin">): string {
  return origin === "shipped" && isShipped(name) ? workerWords.modelTitles[name] : title;
}

/**
 * What is known of a stored model, without reading its files. A shipped one that is missing or of another version is
 * taken from the app's own files again.
 * @throws HangerError `model-unknown`, `model-corrupt`, or `model-unavailable` where its files cannot be had
 */
export async function loadModelRecord(storage: Storage, name: string): Promise<ModelRecord> {
  const stored = await storage.get("models", name).catch(() => undefined);
  if (isShipped(name))
    return stored && (await isCurrent(stored)) ? stored : recordOf(await renewModel(storage, name));
  if (stored) return stored;
  throw new HangerError("model-unknown", workerWords.modelUnknown(name));
}

/**
 * A stored model with its files; the weights are held against their checksum. A shipped one that is missing, spoilt
 * or of another version is taken from the app's own files again.
 * @throws HangerError `model-unknown`, `model-corrupt`, or `model-unavailable` where its files cannot be had
 */
export async function loadModel(storage: Storage, name: string): Promise<WholeModel> {
  const record = await loadModelRecord(storage, name);
  const model = await readModel(storage, record).catch(() => undefined);
  if (model && (await isWhole(model))) return model;
  if (isShipped(name)) return renewModel(storage, name);
  throw new HangerError("model-corrupt", workerWords.modelDamaged(name));
}

/** Whether a stored model is of the version that the app has; without a network that cannot be told, and it counts. */
async function isCurrent({ card }: ModelRecord): Promise<boolean> {
  const delivered = await fetchCard(card.name).catch(() => undefined);
  return !delivered || card.version === delivered.version;
}

async function renewModel(storage: Storage, name: string): Promise<WholeModel> {
  const fresh = await fetchModel(name);
  // A device that is full still classifies; the model is kept the next time there is room.
  await storage.write(keepModel(fresh)).catch(() => undefined);
  return fresh;
}

async function isWhole({ weights, sha256: sum }: WholeModel): Promise<boolean> {
  return weights instanceof ArrayBuffer && (await sha256(weights)) === sum;
}

const addressOf = (name: string, file: string) => new URL(`models/${name}/${file}`, BASE_URL);

const fetchCard = (name: string, cache?: RequestCache): Promise<ModelCard> =>
  downloads.during(async () => (await fetchFile(name, "card.json", cache)).json());

/** Files that are damaged are fetched once more, past every cache: a damaged copy may lie in the browser's own. */
async function fetchModel(name: string): Promise<WholeModel> {
  const model = (await fetchFiles(name)) ?? (await fetchFiles(name, "reload"));
  if (!model) throw new HangerError("model-corrupt", workerWords.networkArrivedDamaged);
  return model;
}

/** Undefined where the files are damaged, or the host sent something else in their place. */
async function fetchFiles(name: string, cache?: RequestCache): Promise<WholeModel | undefined> {
  try {
    const [card, modelJson, weights] = await downloads.during(() =>
      Promise.all([
        fetchCard(name, cache),
        fetchFile(name, "model.json", cache).then((response) => response.text()),
        fetchFile(name, "weights.bin", cache).then((response) => response.arrayBuffer()),
      ]),
    );
    JSON.parse(modelJson);
    const sum = await sha256(weights);
    return sum === card.weightsSha256
      ? { card, modelJson, weights, origin: "shipped", sha256: sum }
      : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function fetchFile(name: string, file: string, cache: RequestCache = "default"): Promise<Response> {
  const response = await fetch(addressOf(name, file), { cache }).catch((cause) => {
    throw unavailable(cause);
  });
  if (!response.ok) throw unavailable(`${response.status} for ${response.url}`);
  return response;
}

function unavailable(cause: unknown): HangerError {
  return new HangerError("model-unavailable", workerWords.networkNotLoaded, { cause });
}

/** Those of them that can be taught more: each comes with what it knows of its pictures, and with pictures to check it by. */
export const TEACHABLE_MODELS = ["camera"] as const;

/**
 * A file beside the network of a model that comes with the app.
 * @throws HangerError `model-unavailable` where it cannot be had
 */
export async function loadPart(name: string, file: "statistics.bin" | "reference.bin"): Promise<ArrayBuffer> {
  return (await fetchFile(name, file)).arrayBuffer();
}
