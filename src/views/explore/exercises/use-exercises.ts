import { useCallback, useEffect, useState } from "preact/hooks";
import type {
  EpochFigures,
  ExerciseRow,
  FilterStage,
  ModelClient,
  TrainProgress,
  TrainResult,
  TrainSettings,
} from "../../../contract";
import { sentenceOf } from "../../shared/sentence-of";
import { problemOf, progressOf, useLongCall } from "../../shared/use-long-call";
import { fewStages, withStage } from "../first-filters/stages";
import { mostConfused } from "./most-confused";

/** An experiment under way. */
export interface ExperimentUnderWay {
  readonly settings: TrainSettings;
  /** The owner's guess of the accuracy on the test images, 0..1. */
  readonly guess?: number;
  readonly epochs: readonly EpochFigures[];
  /** Of the first convolution, since before the first step. */
  readonly filters: readonly FilterStage[];
  readonly step?: Extract<TrainProgress, { kind: "step" }>;
}

export interface Exercises {
  readonly rows: readonly ExerciseRow[];
  readonly underWay: ExperimentUnderWay | undefined;
  readonly problem: string | undefined;
  run(settings: TrainSettings, guess?: number): void;
  /** Ends the experiment now; what it has learned, if anything, is evaluated and kept as a row. */
  stop(): void;
  remove(id: string): void;
}

/** The table of experiments, and the one that runs. */
export function useExercises(client: ModelClient, onRow: (id: string) => void): Exercises {
  const experiment = useLongCall<void, ExperimentUnderWay>({ awake: true });
  const [rows, setRows] = useState<readonly ExerciseRow[]>([]);
  const [problem, setProblem] = useState<string>();
  const underWay = progressOf(experiment.state);

  const reload = useCallback(async () => setRows(await client.call("listExercises", undefined)), [client]);
  const fail = (error: unknown) => setProblem(sentenceOf(error));
  useEffect(() => void reload().catch(fail), [reload]);

  const run = (settings: TrainSettings, guess?: number) => {
    setProblem(undefined);
    const guessed = guess === undefined ? {} : { guess };
    void experiment.start({ settings, ...guessed, epochs: [], filters: [] }, async ({ signal, report }) => {
      let filters: readonly FilterStage[] = [];
      const onProgress = (progress: TrainProgress) => {
        if (progress.kind === "filters") filters = withStage(filters, progress.stage);
        report((now) => follow({ ...now, filters }, progress));
      };
      const result = await client.call("train", { settings }, { signal, onProgress });
      const row = toRow(settings, result, filters);
      if (row) {
        await client.call("keepExercise", { ...row, ...guessed });
        onRow(row.id);
      }
      // The table keeps the figures; the network itself would only take up room.
      await client.call("discardRun", { run: result.run });
      await reload();
    });
  };

  const remove = async (id: string) => {
    await client.call("deleteExercise", { id });
    await reload();
  };

  return {
    rows,
    underWay,
    problem: problem ?? problemOf(experiment.state),
    run,
    stop() {
      if (!underWay?.step) return experiment.stop();
      void client.call("controlTraining", { action: "finish" }).catch(fail);
    },
    remove: (id) => void remove(id).catch(fail),
  };
}

function follow(now: ExperimentUnderWay, progress: TrainProgress): ExperimentUnderWay {
  if (progress.kind === "step") return { ...now, step: progress };
  return progress.kind === "epoch" ? { ...now, epochs: [...now.epochs, progress.figures] } : now;
}

/** A finished run as a row; none of one that was stopped before its first epoch. */
function toRow(
  settings: TrainSettings,
  result: TrainResult,
  filters: readonly FilterStage[],
): ExerciseRow | undefined {
  const last = result.epochs.at(-1);
  if (!result.evaluation || !last) return undefined;
  const { architecture, options = {}, epochs, images, batchSize, learningRate, stopAtAccuracy } = settings;
  return {
    id: result.run,
    finishedAt: Date.now(),
    architecture,
    options,
    training: {
      epochs,
      images,
      batchSize,
      learningRate,
      ...(stopAtAccuracy === undefined ? {} : { stopAtAccuracy }),
    },
    parameters: result.parameters,
    epochs: result.epochs,
    trainAccuracy: last.accuracy,
    testAccuracy: result.evaluation.accuracy,
    testImages: result.evaluation.count,
    confused: mostConfused(result.evaluation.confusion),
    seconds: result.seconds,
    backend: result.backend,
    ...(filters.length > 0 ? { filters: fewStages(filters) } : {}),
  };
}
