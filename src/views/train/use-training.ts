import { useState } from "preact/hooks";
import type {
  ActiveBackend,
  BackendName,
  EpochFigures,
  ModelClient,
  RunSummary,
  TrainProgress,
  TrainResult,
  TrainSettings,
} from "../../contract";
import { trainWords } from "../../words/train";
import { sentenceOf } from "../shared/sentence-of";
import { type LongCallContext, problemOf, progressOf, resultOf, useLongCall } from "../shared/use-long-call";
import { type TrainingData, useTrainingData } from "./use-training-data";

/** A training under way. */
export interface TrainingUnderWay {
  readonly settings: TrainSettings;
  readonly epochs: readonly EpochFigures[];
  readonly step?: Extract<TrainProgress, { kind: "step" }>;
  /** Absent until the first step can be taken. */
  readonly backend?: ActiveBackend;
  /** The last backend that was measured, before the first training. */
  readonly trying?: BackendName;
  /** Milliseconds since 1970. */
  readonly savedAt?: number;
}

export interface Training extends TrainingData {
  readonly isDownloading: boolean;
  readonly underWay?: TrainingUnderWay | undefined;
  /** Of a training that was not paused, until it is kept or discarded. */
  readonly result?: TrainResult | undefined;
  readonly problem?: string | undefined;
  download(): void;
  stopDownload(): void;
  train(settings: TrainSettings): void;
  resume(run: RunSummary): void;
  control(action: "pause" | "finish"): void;
  /** Ends a training that has not learned anything yet. */
  stop(): void;
  keep(result: TrainResult, title: string): void;
  discard(run: string): void;
}

type Context = LongCallContext<TrainingUnderWay>;

/** One training at a time: its settings, how far it is, what it gave. */
export function useTraining(client: ModelClient, isShown: boolean): Training {
  const { data, reload, setDataset } = useTrainingData(client, isShown);
  const downloading = useLongCall<void, undefined>();
  const training = useLongCall<TrainResult, TrainingUnderWay>({
    awake: true,
    otherwise: trainWords.endedUnexpectedly,
  });
  const [problem, setProblem] = useState<string>();
  const result = resultOf(training.state);

  /** Problems are shown until the next thing is done; what there is has changed after it. */
  const act = async (work: () => Promise<unknown>) => {
    setProblem(undefined);
    downloading.close();
    if (training.state.kind === "failed") training.close();
    await work().catch((error: unknown) => setProblem(sentenceOf(error)));
    await reload();
  };
  const run = (
    settings: TrainSettings,
    epochs: readonly EpochFigures[],
    call: (context: Context) => Promise<TrainResult>,
  ) => void act(() => training.start({ settings, epochs }, call));

  return {
    ...data,
    isDownloading: downloading.state.kind === "running",
    underWay: progressOf(training.state),
    result: result?.state === "finished" ? result : undefined,
    problem: problem ?? problemOf(training.state) ?? problemOf(downloading.state),
    download: () =>
      void act(() =>
        downloading.start(undefined, async ({ signal }) => {
          const onProgress = ({ bytesKept }: { readonly bytesKept: number }) =>
            setDataset((now) => now && { ...now, bytesKept });
          const dataset = await client.call("downloadDataset", undefined, { signal, onProgress });
          setDataset(() => dataset);
        }),
      ),
    stopDownload: downloading.stop,
    train: (settings) =>
      run(settings, [], async (context) => {
        const { signal, report } = context;
        await ensureMeasured(client, signal, (trying) => report((now) => ({ ...now, trying })));
        return client.call("train", { settings }, { signal, onProgress: follow(context) });
      }),
    resume: ({ run: id, settings, epochs }) =>
      run(settings, epochs, (context) =>
        client.call("resumeTraining", { run: id }, { signal: context.signal, onProgress: follow(context) }),
      ),
    control: (action) =>
      void client
        .call("controlTraining", { action })
        .catch((error: unknown) => setProblem(sentenceOf(error))),
    stop: training.stop,
    keep: ({ run: id }, title) =>
      void act(async () => {
        await client.call("keepRun", { run: id, name: `own-${id}`, title });
        training.close();
      }),
    discard: (id) =>
      void act(async () => {
        await client.call("discardRun", { run: id });
        training.close();
      }),
  };
}

/** Puts what the worker tells of a training into what is shown of it. */
function follow({ report }: Context): (progress: TrainProgress) => void {
  return (progress) => {
    if (progress.kind === "started") report((now) => ({ ...now, backend: progress.backend }));
    else if (progress.kind === "step") report((now) => ({ ...now, step: progress }));
    else if (progress.kind === "saved") report((now) => ({ ...now, savedAt: progress.at }));
    else if (progress.kind === "epoch") {
      report((now) => ({ ...now, epochs: [...now.epochs, progress.figures] }));
    }
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
