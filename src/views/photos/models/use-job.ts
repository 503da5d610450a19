import type { BuiltInChange, CopyProgress, ExportedFile, ImportedModel } from "../../../contract";
import { type LongCall, useLongCall } from "../../shared/use-long-call";

/** What a job left behind. */
export interface JobResult {
  readonly sentence?: string;
  /** A file to hand over. */
  readonly file?: ExportedFile;
  /** What a file would make of the built-in classes; its owner decides. */
  readonly builtIn?: readonly BuiltInChange[];
  /** A network that was imported. */
  readonly model?: ImportedModel;
}

interface JobProgress {
  /** What is being done, for the user. */
  readonly doing: string;
  /** 0..1; absent where it is not known. */
  readonly share?: number;
}

interface CopyOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: CopyProgress) => void;
}

/** A file that is being written or read: how far it is, and what it gave. */
export interface Job extends Pick<LongCall<JobResult, JobProgress>, "state" | "stop" | "close"> {
  start(doing: string, copy: (options: CopyOptions) => Promise<JobResult>): void;
}

export function useJob(): Job {
  const { start, ...job } = useLongCall<JobResult, JobProgress>();
  return {
    ...job,
    start: (doing, copy) =>
      void start({ doing }, ({ signal, report }) =>
        copy({ signal, onProgress: ({ done, total }) => report((now) => ({ ...now, share: done / total })) }),
      ),
  };
}
