import type { ModelClient } from "../../contract";
import { useAnswer } from "../shared/use-answer";

/** What of Fashion-MNIST is on this device: all of it, the sample that comes with the app, or nothing. */
export interface DatasetHere {
  readonly from: "dataset" | "sample" | "nowhere";
  /** Pictures to train on. */
  readonly train: number;
}

/**
 * What of Fashion-MNIST is here; undefined until that is known. Fetches the sample, and keeps it, as soon as Explore is
 * opened: from then on experiments run without a network.
 */
export function useDatasetHere(client: ModelClient, isShown: boolean): DatasetHere | undefined {
  const { value: dataset, problem } = useAnswer(client, "datasetStatus", undefined, String(isShown));
  const { value: sample, problem: notKept } = useAnswer(client, "keepSample", undefined, String(isShown));
  if (dataset?.complete) return { from: "dataset", train: 60_000 };
  if (!(dataset || problem) || !(sample || notKept)) return undefined;
  return sample && sample.train > 0 ? { from: "sample", train: sample.train } : { from: "nowhere", train: 0 };
}

export const hasTestImages = (dataset: DatasetHere | undefined) =>
  dataset !== undefined && dataset.from !== "nowhere";
