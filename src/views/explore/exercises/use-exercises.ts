import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import {
  type EpochFigures,
  type ExerciseRow,
  HangerError,
  type ModelClient,
  type TrainProgress,
  type TrainResult,
  type TrainSettings,
} from "../../../contract";
import { stayAwake } from "../../../ui/stay-awake";
import { sentenceOf } from "../../shared/use-answer";

/** An experiment under way. */
export interface Running {
  readonly settings: TrainSettings;
  readonly epochs: readonly EpochFigures[];
  readonly step?: Extract<TrainProgress, { kind: "step" }>;
}

export interface Exercises {
  readonly rows: readonly ExerciseRow[];
  readonly running?: Running;
  readonly problem?: string;
  run(settings: TrainSettings): void;
  /** Ends the experiment now; what it has learned, if anything, is evaluated and kept as a row. */
  stop(): void;
  remove(id: string): void;
}

interface State {
  readonly rows: readonly ExerciseRow[];
  readonly running?: Running;
  readonly problem?: string;
}

/** The table of experiments, and the one that runs. */
export function useExercises(client: ModelClient, onRow: (id: string) => void): Exercises {
  const [state, setState] = useState<State>({ rows: [] });
  const calling = useRef<AbortController | undefined>(undefined);

  const look = useCallback(async () => {
    const rows = await client.call("listExercises", undefined);
    setState((now) => ({ ...now, rows }));
  }, [client]);
  useEffect(() => void look().catch((error) => fail(error)), [look]);

  const fail = (error: unknown) => {
    if (error instanceof HangerError && error.code === "cancelled") return;
    setState((now) => ({ ...now, problem: sentenceOf(error) }));
  };

  const follow = (progress: TrainProgress) =>
    setState((now) => {
      if (!now.running) return now;
      if (progress.kind === "step") return { ...now, running: { ...now.running, step: progress } };
      if (progress.kind !== "epoch") return now;
      const epochs = [...now.running.epochs, progress.figures];
      return { ...now, running: { ...now.running, epochs } };
    });

  const run = async (settings: TrainSettings) => {
    setState(({ problem: _, ...now }) => ({ ...now, running: { settings, epochs: [] } }));
    const controller = new AbortController();
    calling.current = controller;
    const awake = stayAwake();
    try {
      const options = { signal: controller.signal, onProgress: follow };
      const result = await client.call("train", { settings }, options);
      const row = toRow(settings, result);
      if (row) {
        await client.call("keepExercise", row);
        onRow(row.id);
      }
      // The table keeps the figures; the network itself would only take up room.
      await client.call("discardRun", { run: result.run });
      await look();
    } catch (error) {
      fail(error);
    } finally {
      awake.end();
      setState(({ running: _, ...now }) => now);
    }
  };

  const remove = async (id: string) => {
    try {
      await client.call("deleteExercise", { id });
      await look();
    } catch (error) {
      fail(error);
    }
  };

  return {
    ...state,
    run: (settings) => void run(settings),
    stop() {
      if (!state.running?.step) return calling.current?.abort();
      void client.call("controlTraining", { action: "finish" }).catch(fail);
    },
    remove: (id) => void remove(id),
  };
}

/** A finished run as a row; none of one that was stopped before its first epoch. */
function toRow(settings: TrainSettings, result: TrainResult): ExerciseRow | undefined {
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
    seconds: result.seconds,
    backend: result.backend,
  };
}
