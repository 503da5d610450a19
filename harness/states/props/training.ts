import {
  type DatasetStatus,
  type EpochFigures,
  type Evaluation,
  type ExerciseRow,
  type FilterStage,
  LABELS,
  type TrainProgress,
  type TrainResult,
  type TrainSettings,
} from "../../../src/contract";
import { Random } from "../../../src/random/random";

const BYTES = 30_900_000;

/** The status of the dataset when a share of it, 0..1, is on this device. */
export function datasetStatus(share: number): DatasetStatus {
  const shards = 7;
  return {
    offered: true,
    shards,
    shardsKept: Math.floor(share * shards),
    bytes: BYTES,
    bytesKept: share * BYTES,
    complete: share === 1,
  };
}

export const NO_DATASET: DatasetStatus = {
  offered: false,
  shards: 0,
  shardsKept: 0,
  bytes: 0,
  bytesKept: 0,
  complete: false,
};

export const TRAIN_SETTINGS: TrainSettings = {
  architecture: "cnn",
  images: 20_000,
  epochs: 20,
  batchSize: 128,
  learningRate: 0.001,
  seed: 1,
};

/** Epochs in which the network overfits, as it does without dropout. */
export function epochFigures(count: number): readonly EpochFigures[] {
  return Array.from({ length: count }, (_, i) => ({
    epoch: i + 1,
    loss: 0.5 / (1 + 0.6 * i),
    accuracy: 0.98 - 0.16 / (1 + 0.5 * i),
    valLoss: 0.36 + 0.1 / (1 + i) + 0.006 * i,
    valAccuracy: 0.905 - 0.08 / (1 + i),
    seconds: 8.8,
    stepMs: 61,
  }));
}

/** Filters of a first convolution that training moves away from a random start. */
function filterStages(epochs: number): readonly FilterStage[] {
  const filters = 64;
  const random = new Random(5);
  const start = Array.from({ length: 9 * filters }, () => random.next() - 0.5);
  const learned = Array.from(start, () => random.next() - 0.5);
  return Array.from({ length: epochs + 1 }, (_, epoch) => {
    const values = Float32Array.from(start, (value, i) => value + 0.2 * epoch * learned[i]!);
    return { epoch, filters: { shape: [3, 3, 1, filters], values, biases: new Float32Array(filters) } };
  });
}

/** A training in its ninth epoch. */
export function trainProgress(): readonly TrainProgress[] {
  return [
    { kind: "started", run: "run-1", backend: { backend: "wasm-threads", threads: 2 }, parameters: 243_786 },
    ...epochFigures(8).map((figures) => ({ kind: "epoch" as const, figures })),
    ...filterStages(8).map((stage) => ({ kind: "filters" as const, stage })),
    {
      kind: "step",
      epoch: 9,
      step: 88,
      stepsPerEpoch: 141,
      loss: 0.11,
      accuracy: 0.96,
      stepMs: 61,
      secondsLeft: 103,
    },
    { kind: "saved", at: Date.UTC(2026, 10, 21, 14, 5) },
  ];
}

export function trainResult(): TrainResult {
  return {
    run: "run-1",
    state: "finished",
    stopped: "patience",
    epochs: epochFigures(12),
    evaluation: evaluation(),
    parameters: 243_786,
    seconds: 106,
    stepSeconds: 101,
    backend: { backend: "wasm-threads", threads: 2 },
  };
}

function evaluation(): Evaluation {
  const random = new Random(3);
  const counts = LABELS.map((_, i) => {
    const row: number[] = LABELS.map((_, j) => (i === j ? 0 : random.below(9) < 5 ? 0 : random.below(60)));
    row[i] = 1000 - row.reduce((sum, count) => sum + count, 0);
    return row;
  });
  const right = counts.map((row, i) => row[i]! / 1000);
  return {
    model: "run-1",
    dataset: "fashion-mnist",
    count: 10_000,
    accuracy: right.reduce((sum, share) => sum + share, 0) / right.length,
    top2: 0.97,
    ece: 0.03,
    confusion: { labels: LABELS, counts },
    perClass: Object.fromEntries(LABELS.map((label, i) => [label, right[i]!])),
  };
}

/** Experiments of someone who does the course's exercises. */
export function exerciseRows(): readonly ExerciseRow[] {
  const networks = [
    { architecture: "dense", options: {}, parameters: 101_770 },
    { architecture: "cnn", options: { convolutions: 2, filters: 64, kernelSize: 3 }, parameters: 243_786 },
    { architecture: "cnn", options: { convolutions: 3, filters: 32, kernelSize: 3 }, parameters: 37_418 },
  ];
  return networks.map(({ architecture, options, parameters }, i) => {
    const epochs = epochFigures(20 - 5 * i);
    return {
      id: `run-${i}`,
      finishedAt: Date.UTC(2026, 10, 20 + i),
      architecture,
      options,
      training: { epochs: 20, images: 20_000, batchSize: 64, learningRate: 0.001 },
      parameters,
      epochs,
      trainAccuracy: epochs.at(-1)!.accuracy,
      testAccuracy: 0.871 + 0.014 * i,
      guess: 0.9,
      testImages: 10_000,
      confused: [
        { label: "shirt", answer: "t-shirt-top", count: 131 - 9 * i, of: 1000 },
        { label: "coat", answer: "pullover", count: 92 - 7 * i, of: 1000 },
      ],
      seconds: 41 + 60 * i,
      backend: { backend: "wasm-threads", threads: 2 },
    };
  });
}
