import type { NetworkChoice, TrainSettings } from "../../../contract";
import { type ExerciseChoice, INITIAL_STATE } from "../state";
import type { DatasetHere } from "../use-dataset-here";

const AMOUNTS = [500, 1000, 2000, 5000, 20_000, 60_000];

/** As in the labs, but for the batch: one that phones are quick with. */
const FIXED = { batchSize: 64, learningRate: 0.001, seed: 1 };

/** How many pictures an experiment can train on here. */
export const amountsOf = (dataset: DatasetHere | undefined): readonly number[] =>
  AMOUNTS.filter((amount) => amount <= (dataset?.train ?? 0));

/** A choice with no more pictures than are here. */
export function withinReach(choice: ExerciseChoice, dataset: DatasetHere | undefined): ExerciseChoice {
  return { ...choice, images: Math.min(choice.images, amountsOf(dataset).at(-1) ?? choice.images) };
}

export function networkOf({
  architecture,
  convolutions,
  filters,
  kernelSize,
}: ExerciseChoice): NetworkChoice {
  const options = architecture === "cnn" ? { convolutions, filters, kernelSize } : {};
  return { kind: "architecture", name: architecture, options };
}

/** What the worker is asked to train for a choice. */
export function settingsOf(choice: ExerciseChoice, dataset: DatasetHere | undefined): TrainSettings {
  const { name, options = {} } = networkOf(choice) as Extract<NetworkChoice, { kind: "architecture" }>;
  const { images, epochs, stopAt } = withinReach(choice, dataset);
  const stop = stopAt > 0 ? { stopAtAccuracy: stopAt / 100 } : {};
  return {
    ...FIXED,
    architecture: name,
    options,
    images,
    epochs,
    ...stop,
    ...(dataset?.from === "sample" ? { fromSample: true } : {}),
  };
}

/** A network as an experiment: the course's own, or one that could be built; undefined where it is neither. */
export function exerciseOf(network: NetworkChoice, choice: ExerciseChoice): ExerciseChoice | undefined {
  const { architecture, convolutions, filters, kernelSize } = INITIAL_STATE.exercise;
  if (network.kind === "model") {
    const own = { ...choice, architecture, convolutions, filters, kernelSize };
    return network.name === "fashion-mnist" ? own : undefined;
  }
  if (network.name !== "cnn" && network.name !== "dense") return undefined;
  return { ...choice, architecture: network.name, convolutions, filters, kernelSize, ...network.options };
}
