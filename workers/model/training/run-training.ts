import {
  type BackendName,
  describeCause,
  HangerError,
  type RunSummary,
  type TrainProgress,
  type TrainResult,
} from "../../../src/contract";
import { isGpu, PROVISIONAL_ORDER } from "../../../src/ml/backends/choice";
import type { LabelledImages } from "../../../src/ml/data/images";
import { fromNetworkFiles } from "../../../src/ml/networks/layers-model";
import { BackendFailure, letGo, NoNumber } from "../../../src/ml/ops/guard";
import { diverged } from "../../../src/ml/training/fit-steps";
import type { Storage } from "../../../src/storage";
import { withWords } from "../../../src/words/with-words";
import { workerWords } from "../../../src/words/worker";
import type { WorkerContext } from "../context";
import { openDataset } from "../dataset/open-dataset";
import type { CallContext } from "../handler";
import type { PhotosInput, RunInput } from "./training-run";

/** Loaded when it is first needed, as classifying has no use for it. */
export const loadTrainingRun = () => withWords(import("./training-run"));

type StartedRun = Pick<RunSummary, "run" | "settings" | "startedAt" | "epochs">;

/** What a command lends a training. */
export interface Lent {
  readonly photos?: PhotosInput | undefined;
  /** Address of the folder of the network to start from. */
  readonly from?: string | undefined;
  /** Asks other networks about the dataset's training pictures. */
  readonly guide?: ((train: LabelledImages) => Promise<RunInput["guided"]>) | undefined;
}

/**
 * Trains a run from its start or its last checkpoint. A backend that fails is replaced by the next one, which resumes from the
 * checkpoint; where none is left, or the run ends otherwise, the run says so.
 */
export async function runTraining(
  { run, settings, startedAt, epochs }: StartedRun,
  backend: BackendName | undefined,
  context: CallContext<TrainProgress>,
  { photos, from, guide }: Lent = {},
): Promise<TrainResult> {
  const { storage, computing, signal, progress } = context;
  progress({ kind: "preparing", what: "dataset" });
  const dataset = await openDataset(storage, settings.fromSample ? "fashion-mnist-sample" : "fashion-mnist");
  if (settings.fromSample) await dataset.keep(signal);
  const train = await dataset.load("train", settings.images);
  const test = await dataset.load("test");
  const { TrainingRun } = await loadTrainingRun();
  const wanted = backend ?? (await trainingBackend(context));
  const attempt = async () => {
    const active = await computing.use(wanted);
    const training = new TrainingRun({
      run,
      settings,
      startedAt,
      train,
      test,
      photos,
      guided: await guide?.(train),
      initial: from === undefined ? undefined : await fetchWeights(from),
      backend: active,
      storage,
      signal,
      progress,
    });
    context.training.run = training;
    try {
      const saved = await storage.get("runs", run);
      await training.restore(saved?.summary.epochs ?? epochs);
      progress({ kind: "started", run, backend: active, parameters: training.parameters });
      return await training.train();
    } catch (error) {
      throw blame(error, active.backend);
    } finally {
      context.training.run = undefined;
      letGo(() => training.dispose());
    }
  };
  try {
    return await computing.recovering(attempt);
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

/** The backend measured fastest for training, or, before any measurement, the first that is no plain JavaScript. */
async function trainingBackend({
  choices,
  computing,
}: Pick<WorkerContext, "choices" | "computing">): Promise<BackendName> {
  const choice = await choices.recall("train");
  if (choice) return choice.backend;
  const answering = computing.active.backend;
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

export const unknownRun = () => new HangerError("run-unknown", workerWords.runGone);
