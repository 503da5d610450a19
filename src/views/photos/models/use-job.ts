import { useEffect, useRef, useState } from "preact/hooks";
import { type CopyProgress, type ExportedFile, HangerError } from "../../../contract";
import { modelWords } from "../../../words/models";
import { sentenceOf } from "../../shared/use-answer";

/** What a job left behind. */
export interface Done {
  readonly sentence?: string;
  /** A file to hand over. */
  readonly file?: ExportedFile;
}

interface JobOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: CopyProgress) => void;
}

/** A long call of which one runs at a time: how far it is, how to stop it, and what came of it. */
export interface Job {
  readonly isRunning: boolean;
  /** 0..1; absent where it is not known. */
  readonly share?: number;
  readonly doing?: string;
  readonly done?: Done;
  readonly problem?: string;
  start(doing: string, work: (options: JobOptions) => Promise<Done>): void;
  stop(): void;
  forget(): void;
}

type State = Pick<Job, "isRunning" | "share" | "doing" | "done" | "problem">;

const IDLE: State = { isRunning: false };

/** `stopped`: what to say where it was stopped. A job goes on while its view is hidden, and ends with it. */
export function useJob(stopped = modelWords.stopped): Job {
  const [state, setState] = useState<State>(IDLE);
  const calling = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => calling.current?.abort(), []);
  return {
    ...state,
    start(doing, work) {
      if (state.isRunning) return;
      const controller = new AbortController();
      calling.current = controller;
      setState({ isRunning: true, doing });
      const onProgress = ({ done, total }: CopyProgress) => {
        if (calling.current === controller) setState({ isRunning: true, doing, share: done / total });
      };
      work({ signal: controller.signal, onProgress }).then(
        (done) => setState({ isRunning: false, done }),
        (error: unknown) => {
          const isStopped = error instanceof HangerError && error.code === "cancelled";
          const outcome = isStopped ? { done: { sentence: stopped } } : { problem: sentenceOf(error) };
          setState({ isRunning: false, ...outcome });
        },
      );
    },
    stop: () => calling.current?.abort(),
    forget: () => setState(IDLE),
  };
}
