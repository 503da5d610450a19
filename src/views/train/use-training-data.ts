import { useCallback, useEffect, useState } from "preact/hooks";
import type { DatasetStatus, ModelClient, RunSummary } from "../../contract";
import { sentenceOf } from "../shared/sentence-of";

export interface TrainingData {
  readonly dataset?: DatasetStatus;
  /** Trainings that were paused or cut off, and can go on. */
  readonly open: readonly RunSummary[];
  /** Why it is not known what there is. */
  readonly unread?: string;
}

interface ReadTrainingData {
  readonly data: TrainingData;
  readonly reload: () => Promise<void>;
  /** Until the next reload. */
  readonly setDataset: (change: (now: DatasetStatus | undefined) => DatasetStatus | undefined) => void;
}

/** What there is to train with, and to go on with: read each time that the view is shown, and when told to. */
export function useTrainingData(client: ModelClient, isShown: boolean): ReadTrainingData {
  const [data, setData] = useState<TrainingData>({ open: [] });
  const reload = useCallback(async () => {
    try {
      const [dataset, runs] = await Promise.all([
        client.call("datasetStatus", undefined),
        client.call("listRuns", undefined),
      ]);
      setData({ dataset, open: runs.filter(({ resumable, state }) => resumable && state !== "running") });
    } catch (error) {
      setData((now) => ({ ...now, unread: sentenceOf(error) }));
    }
  }, [client]);
  useEffect(() => {
    if (isShown) void reload();
  }, [isShown, reload]);
  return {
    data,
    reload,
    setDataset: (change) =>
      setData(({ dataset: before, ...now }) => {
        const dataset = change(before);
        return dataset ? { ...now, dataset } : now;
      }),
  };
}
