import {
  type BackendName,
  describeCause,
  HangerError,
  LABELS,
  type LeavableStep,
  type ModelCard,
  type LabelledPhoto as PhotoAddress,
  type RunSummary,
  type TrainProgress,
  type TrainResult,
  type TrainSettings,
} from "../../../src/contract";
import { isHeavyWorkUnderWay } from "../../../src/locks/heavy-work";
import { isGpu, PROVISIONAL_ORDER } from "../../../src/ml/backends/choice";
import { trainingLabel } from "../../../src/ml/data/groups";
import { fromNetworkFiles } from "../../../src/ml/networks/layers-model";
import { BackendFailure, letGo, NoNumber } from "../../../src/ml/ops/guard";
import { diverged } from "../../../src/ml/training/fit-steps";
import type { LabelledPhoto } from "../../../src/ml/training/photo-examples";
import { type FramedPhoto, framePhoto } from "../../../src/pictures/preprocess";
import { type Change, keepModel, recordOf, type Storage } from "../../../src/storage";
import { withWords } from "../../../src/words/with-words";
import { workerWords } from "../../../src/words/worker";
import { openDataset } from "../dataset/calls";
import { describe } from "../models/calls";
import { decodeServedPhoto } from "../pictures/served-photo";
import type { CallContext, Handlers } from "../service";
import type { Session } from "../session";
import { sha256 } from "../sha256";
import type { PhotosInput } from "./training-run";

type TrainingCalls = "train" | "resumeTraining" | "controlTraining" | "listRuns" | "keepRun" | "discardRun";

export const trainingHandlers: Pick<Handlers, TrainingCalls> = {
  async train({ settings, backend, photos, photoRepeats = 1, from }, context) {
    (await trainingRun()).checkSettings(settings);
    const started = { run: crypto.randomUUID(), settings, startedAt: Date.now(), epochs: [] };
    return context.session.exclusively(async () => {
      const framed = photos && { photos: await framePhotos(photos, context), repeats: photoRepeats };
      return runTraining(started, backend, context, { photos: framed, from });
    });
  },

  async resumeTraining({ run, backend }, context) {
    const record = await (await context.session.storage).get("runs", run);
    if (!record?.summary.resumable) throw unknownRun();
    return context.session.exclusively(() => runTraining(record.summary, backend, context));
  },

  async controlTraining({ action }, { session }) {
    session.run?.request(action);
  },

  async listRuns(_, { session }) {
    const records = await (await session.storage).getAll("runs");
    const underWay = session.run !== undefined || (await isHeavyWorkUnderWay());
    return records.map(({ summary }) => asSeenNow(summary, underWay));
  },

  async keepRun({ run, name, title }, { session }) {
    const storage = await session.storage;
    const [record, network] = await Promise.all([storage.get("runs", run), storage.get("runNetworks", run)]);
    if (!record || !network) throw unknownRun();
    const card = await describeRun(record.summary, network, name, title);
    const model = { card, ...network, origin: "trained" as const, sha256: card.weightsSha256 };
    await storage.write([...keepModel(model), ...deleteRun(run)]);
    return describe(recordOf(model), session);
  },

  async discardRun({ run }, { session }) {
    await (await session.storage).write(deleteRun(run));
  },
};

/** Who classifies need not wait for what only training needs. */
const trainingRun = () => withWords(import("./training-run"));

const deleteRun = (key: string): readonly Change[] => [
  { store: "runs", key },
  { store: "checkpoints", key },
  { store: "runNetworks", key },
];

type StartedRun = Pick<RunSummary, "run" | "settings" | "startedAt" | "epochs">;

async function runTraining(
  { run, settings, startedAt, epochs }: StartedRun,
  backend: BackendName | undefined,
  { session, signal, progress }: CallContext<TrainProgress>,
  { photos, from }: { readonly photos?: PhotosInput | undefined; readonly from?: string | undefined } = {},
): Promise<TrainResult> {
  const storage = await session.storage;
  progress({ kind: "preparing", what: "dataset" });
  const dataset = await openDataset(storage);
  const train = await dataset.load("train", settings.images);
  const test = await dataset.load("test");
  const { TrainingRun } = await trainingRun();
  const wanted = backend ?? (await trainingBackend(session));
  const attempt = async () => {
    const active = await session.useBackend(wanted);
    const training = new TrainingRun({
      run,
      settings,
      startedAt,
      train,
      test,
      photos,
      initial: from === undefined ? undefined : await fetchWeights(from),
      backend: active,
      storage,
      signal,
      progress,
    });
    session.run = training;
    try {
      const saved = await storage.get("runs", run);
      await training.restore(saved?.summary.epochs ?? epochs);
      progress({ kind: "started", run, backend: active, parameters: training.parameters });
      return await training.train();
    } catch (error) {
      throw blame(error, active.backend);
    } finally {
      session.run = undefined;
      letGo(() => training.dispose());
    }
  };
  try {
    return await session.recovering(attempt);
  } catch (error) {
    await markEnded(storage, run, error);
    throw error;
  }
}

/** A loss that is no number may be a GPU's mistake: what computes exactly has to see it too. */
function blame(error: unknown, backend: BackendName): unknown {
  const isDiverged = error instanceof HangerError && error.code === "training-diverged";
  if (!isDiverged && !(error instanceof NoNumber)) return error;
  return isGpu(backend) ? new BackendFailure(backend, error) : diverged();
}

/** The weights of the network in a folder of the page's own origin. */
async function fetchWeights(folder: string): Promise<readonly Float32Array[]> {
  const fetched = (file: string) => fetch(new URL(file, new URL(folder, self.location.href)));
  const modelJson = await (await fetched("model.json")).text();
  const weights = await (await fetched("weights.bin")).arrayBuffer();
  const network = await fromNetworkFiles({ modelJson, weights });
  try {
    return await Promise.all(
      network.getWeights().map(async (each) => (await each.data<"float32">()).slice()),
    );
  } finally {
    network.dispose();
  }
}

/** Side of the squares that photos are kept as while they are learned from: room to look closer. */
const PHOTO_SIDE = 64;

/** Decodes photos to learn from; those of no known class serve as what not to be sure of. */
async function framePhotos(
  photos: readonly PhotoAddress[],
  { signal, progress }: CallContext<TrainProgress>,
): Promise<readonly LabelledPhoto[]> {
  progress({ kind: "preparing", what: "photos" });
  const framed: LabelledPhoto[] = [];
  for (const photo of photos) {
    signal.throwIfAborted();
    // Seen as they were taken: what moves and scales them in training is to start from there.
    framed.push({ label: trainingLabel(photo.label), photo: await framePhoto64(photo, ["crop"]) });
  }
  return framed;
}

/** A photo of the page's own origin as it is kept while it is learned from. */
export async function framePhoto64(
  photo: PhotoAddress,
  without: readonly LeavableStep[] = [],
): Promise<FramedPhoto> {
  return framePhoto(await decodeServedPhoto(photo), PHOTO_SIDE, without);
}

/** The backend measured fastest for training, or, before any measurement, the first that is no plain JavaScript. */
async function trainingBackend(session: Session): Promise<BackendName> {
  const choice = await (await session.choices()).recall("train");
  if (choice) return choice.backend;
  const answering = session.activeBackend.backend;
  return PROVISIONAL_ORDER.includes(answering) ? answering : PROVISIONAL_ORDER[0]!;
}

/** A run that failed or was cancelled keeps its last checkpoint, and says why it ended. */
async function markEnded(storage: Storage, run: string, error: unknown): Promise<void> {
  const record = await storage.get("runs", run).catch(() => undefined);
  if (!record) return;
  const failed = error instanceof HangerError;
  const summary: RunSummary = {
    ...record.summary,
    state: failed ? "failed" : "interrupted",
    message: failed ? error.message : describeCause(error),
  };
  await storage.write([{ store: "runs", key: run, value: { ...record, summary } }]).catch(() => undefined);
}

/** A run that says it is running, while no window runs any, was cut off. */
function asSeenNow(summary: RunSummary, training: boolean): RunSummary {
  return summary.state === "running" && !training ? { ...summary, state: "interrupted" } : summary;
}

const unknownRun = () => new HangerError("run-unknown", workerWords.runGone);

async function describeRun(
  { settings, epochs }: RunSummary,
  files: { readonly weights: ArrayBuffer },
  name: string,
  title: string,
): Promise<ModelCard> {
  const last = epochs.at(-1);
  return {
    name,
    title,
    version: new Date().toISOString(),
    architecture: settings.architecture,
    parameters: files.weights.byteLength / 2,
    labels: LABELS,
    command: trainCommand(settings),
    madeAt: new Date().toISOString(),
    description: workerWords.trainedHere(settings.images, epochs.length),
    figures: last ? { valAccuracy: last.valAccuracy, valLoss: last.valLoss } : {},
    weightsSha256: await sha256(files.weights),
    temperature: 1,
    knownThreshold: 0.5,
  };
}

function trainCommand({
  architecture,
  epochs,
  seed,
  images,
  batchSize,
  learningRate,
}: TrainSettings): string {
  return `npm run train -- --architecture ${architecture} --epochs ${epochs} --seed ${seed} --images ${images} --batch ${batchSize} --rate ${learningRate}`;
}
