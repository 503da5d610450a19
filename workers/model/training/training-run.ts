import type { LayersModel } from "@tensorflow/tfjs-layers/dist/engine/training";
import {
  type ActiveBackend,
  type EpochFigures,
  HangerError,
  LABELS,
  type RunState,
  type RunSummary,
  type TrainProgress,
  type TrainResult,
  type TrainSettings,
} from "../../../src/contract";
import { checkOptions, findArchitecture } from "../../../src/ml/architectures/registry";
import { ShuffledBatches } from "../../../src/ml/data/batches";
import { type Examples, joinExamples, pickExamples } from "../../../src/ml/data/examples";
import { type LabelledImages, selectImages } from "../../../src/ml/data/images";
import { splitIndices } from "../../../src/ml/data/split";
import { firstConvolution } from "../../../src/ml/explore/first-filters";
import { learnedFilters } from "../../../src/ml/explore/learned-filters";
import { toNetworkFiles } from "../../../src/ml/networks/layers-model";
import { requireNumbers } from "../../../src/ml/ops/guard";
import { datasetExamples } from "../../../src/ml/training/dataset-examples";
import { evaluateAnswers, predictAll, scoreAnswers } from "../../../src/ml/training/evaluate";
import { type FitEvent, fitSteps, type Position, START } from "../../../src/ml/training/fit-steps";
import type { Guidance } from "../../../src/ml/training/guidance";
import { median } from "../../../src/ml/training/metrics";
import { type PhotoExample, photoExamples } from "../../../src/ml/training/photo-examples";
import { learningRateOf } from "../../../src/ml/training/schedule";
import { Stepper, setWeights, type TrainingState } from "../../../src/ml/training/stepper";
import { type StopReason, shouldStop } from "../../../src/ml/training/stopping";
import type { InputShape } from "../../../src/pictures/preprocess";
import type { Storage } from "../../../src/storage";
import { trainingWords } from "../../../src/words/training";
import { yieldToMessages } from "../event-loop";

/** At most this long is lost when the page is closed or killed. */
const CHECKPOINT_MS = 20_000;

/** Progress is reported no more often than a screen can show it. */
const PROGRESS_MS = 100;

/** Steps whose times give the running median, from which the time left is told. */
const RECENT_STEPS = 50;

export type RunControl = "pause" | "finish";

export interface RunInput {
  readonly run: string;
  readonly settings: TrainSettings;
  readonly startedAt: number;
  readonly train: LabelledImages;
  readonly test: LabelledImages;
  /** Shown in every epoch besides the dataset's, never for validation. */
  readonly photos?: PhotosInput | undefined;
  /** The dataset's training pictures with what other networks answer to them, shown in place of the pictures alone. */
  readonly guided?: Examples | undefined;
  /** Weights to start from; random ones unless told. */
  readonly initial?: readonly Float32Array[] | undefined;
  readonly backend: ActiveBackend;
  readonly storage: Storage;
  readonly signal: AbortSignal;
  readonly progress: (progress: TrainProgress) => void;
}

export interface PhotosInput {
  readonly photos: readonly PhotoExample[];
  readonly repeats: number;
  /** What a teacher says of these photos. */
  readonly guidance?: Guidance | undefined;
}

interface Checkpoint {
  readonly savedAt: number;
  readonly position: Position;
  readonly state: TrainingState;
}

/** One training from its first step, or its last checkpoint, to its evaluation. */
export class TrainingRun {
  private readonly network;
  private readonly inputShape: InputShape;
  private readonly stepper: Stepper;
  private readonly batches: ShuffledBatches;
  private readonly validation: LabelledImages;
  private readonly recentSteps: number[] = [];
  private epochs: readonly EpochFigures[] = [];
  private position: Position = START;
  private savedAt = performance.now();
  private reportedAt = 0;
  private stepSeconds = 0;
  private control: RunControl | undefined;

  constructor(private readonly input: RunInput) {
    const { settings, train } = input;
    const architecture = findArchitecture(settings.architecture);
    checkOptions(architecture, settings.options ?? {});
    this.network = architecture.build(settings.options ?? {}, LABELS.length, settings.seed);
    this.inputShape = architecture.inputShape;
    if (input.initial) startFrom(this.network, input.initial);
    const teacherSize = input.photos?.guidance?.size ?? (input.guided && 0);
    this.stepper = new Stepper(this.network, {
      ...settings,
      ...(teacherSize === undefined ? {} : { teacherSize }),
    });
    const split = splitIndices(train.count, settings.seed);
    this.validation = selectImages(train, split.validation);
    const shown = input.guided
      ? pickExamples(input.guided, split.train)
      : examplesOf(selectImages(train, split.train), this.inputShape, input);
    const from = split.train.length;
    const take = Math.min(from, settings.imagesPerEpoch ?? from);
    this.batches = new ShuffledBatches(shown, settings.batchSize, settings.seed, { from, take });
  }

  get parameters(): number {
    return this.network.countParams();
  }

  /** Asks the run to end between two steps. */
  request(control: RunControl): void {
    this.control = control;
  }

  /**
   * Goes on from the last checkpoint, if there is one.
   * @throws HangerError `run-unknown` where that is damaged
   */
  async restore(epochs: readonly EpochFigures[]): Promise<void> {
    const record = await this.input.storage.get("checkpoints", this.input.run);
    if (!record) return;
    const checkpoint = record as Checkpoint;
    try {
      this.stepper.restore(checkpoint.state);
    } catch (cause) {
      throw new HangerError("run-unknown", trainingWords.runDamaged, { cause });
    }
    this.position = checkpoint.position;
    this.epochs = epochs;
  }

  /**
   * Trains to the end, or until asked to end.
   * @throws HangerError `training-diverged`, `storage-full`; what was saved before stays
   */
  async train(): Promise<TrainResult> {
    const started = performance.now();
    let stopped: StopReason | undefined;
    await this.tellFilters();
    for await (const event of this.events()) {
      this.position = event.position;
      if (event.kind === "epoch") {
        this.epochs = [...this.epochs, event.figures];
        await this.save("running");
        this.input.progress({ kind: "epoch", figures: event.figures });
        await this.tellFilters();
        stopped = shouldStop(this.epochs, this.input.settings);
        if (stopped) break;
      } else {
        await this.afterStep(event);
      }
      await yieldToMessages();
      this.input.signal.throwIfAborted();
      if (this.control) break;
    }
    if (this.control === "pause") return this.pause(started);
    return this.finish(started, stopped ?? (this.control ? "asked" : undefined));
  }

  /** What the first convolution looks for by now; a training that resumes within an epoch has told it already. */
  private async tellFilters(): Promise<void> {
    const layer = firstConvolution(this.network);
    if (!layer || this.position.step > 0) return;
    const stage = { epoch: this.position.epoch, filters: await learnedFilters(layer) };
    this.input.progress({ kind: "filters", stage });
  }

  dispose(): void {
    this.stepper.dispose();
    this.network.dispose();
  }

  private events(): AsyncGenerator<FitEvent, void, void> {
    const { settings } = this.input;
    return fitSteps({
      stepper: this.stepper,
      batches: this.batches,
      epochs: settings.epochs,
      learningRate: learningRateOf(settings, this.batches.stepsPerEpoch),
      validate: async () => scoreAnswers(await this.predict(this.validation), this.validation.labels),
      from: this.position,
      now: () => performance.now(),
    });
  }

  private async afterStep({ position, stepMs }: FitEvent & { kind: "step" }): Promise<void> {
    this.stepSeconds += stepMs / 1000;
    this.recentSteps.push(stepMs);
    if (this.recentSteps.length > RECENT_STEPS) this.recentSteps.shift();
    const now = performance.now();
    if (now - this.savedAt > CHECKPOINT_MS) await this.save("running");
    if (now - this.reportedAt < PROGRESS_MS) return;
    this.reportedAt = now;
    this.input.progress(this.describeStep(position));
  }

  private describeStep(position: Position): TrainProgress {
    const { stepsPerEpoch } = this.batches;
    const stepMs = median(this.recentSteps);
    const stepsLeft = (this.input.settings.epochs - position.epoch) * stepsPerEpoch - position.step;
    return {
      kind: "step",
      epoch: position.epoch + 1,
      step: position.step,
      stepsPerEpoch,
      loss: position.lossSum / position.seen,
      accuracy: position.correct / position.seen,
      stepMs,
      secondsLeft: (stepsLeft * stepMs) / 1000,
    };
  }

  private predict(images: LabelledImages): Promise<Float32Array> {
    return predictAll(
      (inputs, count) => this.stepper.predict(inputs, count),
      datasetExamples(images, this.inputShape),
      LABELS.length,
      yieldToMessages,
    );
  }

  /** Where the run stands, in one transaction with what it takes to go on. */
  private async save(state: RunState): Promise<void> {
    const { storage, run, progress } = this.input;
    const values = await this.stepper.state();
    // A step that spoils the weights shows in the next one's loss only.
    for (const each of values.weights) requireNumbers(each);
    const checkpoint: Checkpoint = { savedAt: Date.now(), position: this.position, state: values };
    await storage.write([
      { store: "runs", key: run, value: { summary: this.summary(state, true) } },
      { store: "checkpoints", key: run, value: checkpoint },
    ]);
    this.savedAt = performance.now();
    progress({ kind: "saved", at: checkpoint.savedAt });
  }

  private async pause(started: number): Promise<TrainResult> {
    await this.save("paused");
    return { ...this.result(started), state: "paused" };
  }

  private async finish(started: number, stopped: StopReason | undefined): Promise<TrainResult> {
    const { storage, run, test } = this.input;
    this.stepper.finish();
    const probabilities = await this.predict(test);
    const evaluation = evaluateAnswers({
      model: run,
      dataset: this.input.settings.fromSample ? "fashion-mnist-sample" : "fashion-mnist",
      labels: LABELS,
      truth: test.labels,
      probabilities,
    });
    const files = await toNetworkFiles(this.network);
    await storage.write([
      { store: "runs", key: run, value: { summary: this.summary("finished", false) } },
      { store: "runNetworks", key: run, value: files },
      { store: "checkpoints", key: run },
    ]);
    return { ...this.result(started), state: "finished", ...(stopped ? { stopped } : {}), evaluation };
  }

  private result(started: number): Omit<TrainResult, "state"> {
    const { run, backend } = this.input;
    const { epochs, parameters, stepSeconds } = this;
    return { run, epochs, parameters, backend, stepSeconds, seconds: (performance.now() - started) / 1000 };
  }

  private summary(state: RunState, resumable: boolean): RunSummary {
    const { run, settings, startedAt, photos, guided } = this.input;
    // Photos and teachers are only lent for one training, which therefore cannot go on without them.
    const isAlone = !photos && !guided;
    return { run, state, settings, startedAt, epochs: this.epochs, resumable: resumable && isAlone };
  }
}

/** @throws HangerError `model-invalid` where the weights are not those of this network */
function startFrom(network: LayersModel, weights: readonly Float32Array[]): void {
  const sizes = network.getWeights().map(({ size }) => size);
  if (sizes.length !== weights.length || sizes.some((size, i) => size !== weights[i]!.length)) {
    throw new HangerError("model-invalid", trainingWords.otherArchitecture);
  }
  setWeights(network, weights);
}

/** What an epoch shows: the dataset's pictures, and the photos as often as asked. */
function examplesOf(pictures: LabelledImages, shape: InputShape, { settings, photos }: RunInput): Examples {
  const variation = { augment: settings.augment ?? 0, amongPhotos: photos !== undefined };
  const dataset = { examples: datasetExamples(pictures, shape, variation), repeats: 1 };
  if (!photos) return dataset.examples;
  return joinExamples([
    dataset,
    { examples: photoExamples(photos.photos, shape, photos.guidance), repeats: photos.repeats },
  ]);
}

/** Pictures to train on in the sample that comes with the app. */
const SAMPLE_IMAGES = 2000;

/** @throws HangerError `bad-request` naming the setting and its range */
export function checkTrainSettings(settings: TrainSettings): void {
  requireRange("images", settings.images, 100, settings.fromSample ? SAMPLE_IMAGES : 60_000);
  requireRange("epochs", settings.epochs, 1, 1000);
  requireRange("batchSize", settings.batchSize, 1, 1024);
  requireRange("seed", settings.seed, 0, 2 ** 31 - 1);
  const { dropout = 0, augment = 0 } = settings;
  if (!(augment >= 0 && augment <= 1)) {
    throw new HangerError("bad-request", trainingWords.share("augment", augment));
  }
  if (!(dropout >= 0 && dropout < 1)) {
    throw new HangerError("bad-request", trainingWords.shareBelowOne("dropout", dropout));
  }
  if (!(settings.learningRate > 0)) {
    throw new HangerError("bad-request", trainingWords.learningRateAboveZero);
  }
}

function requireRange(name: keyof TrainSettings, value: number, low: number, high: number): void {
  if (Number.isInteger(value) && value >= low && value <= high) return;
  throw new HangerError("bad-request", trainingWords.wholeNumber(name, low, high));
}
