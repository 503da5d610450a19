import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import {
  type ActiveBackend,
  type BackendName,
  type DatasetStatus,
  type EpochFigures,
  HangerError,
  type ModelClient,
  type RunSummary,
  type TrainProgress,
  type TrainResult,
  type TrainSettings,
} from "../../contract";
import { stayAwake } from "../../ui/stay-awake";
import { trainWords } from "../../words/train";
import { sentenceOf as sentenceOfCall } from "../shared/use-answer";

export interface TrainingState {
  readonly phase: "idle" | "downloading" | "preparing" | "training";
  readonly dataset?: DatasetStatus;
  /** Trainings that were paused or cut off, and can go on. */
  readonly open: readonly RunSummary[];
  readonly settings?: TrainSettings;
  readonly epochs: readonly EpochFigures[];
  readonly step?: Extract<TrainProgress, { kind: "step" }>;
  readonly backend?: ActiveBackend;
  /** The last backend that was measured, before the first training. */
  readonly trying?: BackendName;
  readonly savedAt?: number;
  readonly result?: TrainResult;
  readonly problem?: string;
  /** Why it is not known what there is to train with, or to go on with. */
  readonly unread?: string;
}

export interface Training extends TrainingState {
  download(): void;
  stopDownload(): void;
  train(settings: TrainSettings): void;
  resume(run: RunSummary): void;
  control(action: "pause" | "finish"): void;
  /** Ends a training that has not learned anything yet. */
  stop(): void;
  keep(title: string): void;
  discard(run: string): void;
}

const IDLE: TrainingState = { phase: "idle", open: [], epochs: [] };

/** One training at a time: its settings, how far it is, what it gave. What there is is read each time that it is shown. */
export function useTraining(client: ModelClient, isShown: boolean): Training {
  const [state, setState] = useState<TrainingState>(IDLE);
  const downloading = useRef<AbortController | undefined>(undefined);
  const running = useRef<AbortController | undefined>(undefined);
  const update = useCallback(
    (change: Partial<TrainingState>) => setState((now) => ({ ...now, ...change })),
    [],
  );

  const look = useCallback(async () => {
    try {
      const [dataset, runs] = await Promise.all([
        client.call("datasetStatus", undefined),
        client.call("listRuns", undefined),
      ]);
      const open = runs.filter(({ resumable, state }) => resumable && state !== "running");
      setState(({ unread: _, ...now }) => ({ ...now, dataset, open }));
    } catch (error) {
      update({ unread: sentenceOfCall(error) });
    }
  }, [client, update]);

  /** Does something that may fail, says so if it does, and is idle again after it. */
  const attempt = useCallback(
    async (phase: TrainingState["phase"], work: () => Promise<Partial<TrainingState>>) => {
      setState(({ problem: _, ...now }) => ({ ...now, phase }));
      try {
        update(await work());
      } catch (error) {
        if (!(error instanceof HangerError && error.code === "cancelled"))
          update({ problem: sentenceOf(error) });
      }
      update({ phase: "idle" });
      await look();
    },
    [look, update],
  );

  useEffect(() => {
    if (isShown) void look();
  }, [isShown, look]);

  const follow = (progress: TrainProgress) => {
    if (progress.kind === "started") update({ phase: "training", backend: progress.backend });
    else if (progress.kind === "step") update({ step: progress });
    else if (progress.kind === "saved") update({ savedAt: progress.at });
    else if (progress.kind === "epoch") {
      setState((now) => ({ ...now, epochs: [...now.epochs, progress.figures] }));
    }
  };

  const run = (
    settings: TrainSettings,
    epochs: readonly EpochFigures[],
    begin: (signal: AbortSignal) => Promise<TrainResult>,
  ) =>
    void attempt("preparing", async () => {
      const controller = new AbortController();
      running.current = controller;
      setState(({ result: _, step: __, savedAt: ___, ...now }) => ({ ...now, settings, epochs }));
      const awake = stayAwake();
      try {
        const result = await begin(controller.signal);
        return result.state === "finished" ? { result, epochs: result.epochs } : { epochs: [] };
      } finally {
        awake.end();
      }
    });

  return {
    ...state,
    download() {
      const controller = new AbortController();
      downloading.current = controller;
      void attempt("downloading", async () => ({
        dataset: await client.call("downloadDataset", undefined, {
          signal: controller.signal,
          onProgress: ({ bytesKept }) =>
            setState((now) => (now.dataset ? { ...now, dataset: { ...now.dataset, bytesKept } } : now)),
        }),
      }));
    },
    stopDownload: () => downloading.current?.abort(),
    train: (settings) =>
      run(settings, [], async (signal) => {
        await ensureMeasured(client, signal, (trying) => update({ trying }));
        return client.call("train", { settings }, { signal, onProgress: follow });
      }),
    resume: ({ run: id, settings, epochs }) =>
      run(settings, epochs, (signal) =>
        client.call("resumeTraining", { run: id }, { signal, onProgress: follow }),
      ),
    control: (action) =>
      void client
        .call("controlTraining", { action })
        .catch((error) => update({ problem: sentenceOfCall(error) })),
    stop: () => running.current?.abort(),
    keep: (title) =>
      void attempt("idle", async () => {
        const { result } = state;
        if (result) await client.call("keepRun", { run: result.run, name: `own-${result.run}`, title });
        setState(({ result: _, ...now }) => ({ ...now, epochs: [] }));
        return {};
      }),
    discard: (id) =>
      void attempt("idle", async () => {
        await client.call("discardRun", { run: id });
        setState(({ result: _, ...now }) => ({ ...now, epochs: [] }));
        return {};
      }),
  };
}

/** Which backend trains fastest is found by measuring, once for this version of the app and the browser. */
async function ensureMeasured(
  client: ModelClient,
  signal: AbortSignal,
  onTrying: (backend: BackendName) => void,
): Promise<void> {
  if (await client.call("rememberedChoice", { purpose: "train" })) return;
  await client.measureBackends("train", { signal, onReport: ({ backend }) => onTrying(backend) });
}

function sentenceOf(error: unknown): string {
  return error instanceof HangerError ? error.message : trainWords.endedUnexpectedly;
}
