import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { HangerError } from "../../contract";
import { stayAwake } from "../../ui/stay-awake";
import { sentenceOf } from "./sentence-of";

/**
 * What a long call is doing, or how it ended:
 *
 *     idle -- start --> running -- answered --> done
 *      ^                 ^   |
 *      |                 |   +---- stopped ---> stopped
 *      |               start |
 *      |                 |   +---- failed ----> failed
 *      |                 |                        |
 *      +------ close ----+--- any of the three ---+
 */
export type LongCallState<Result, Progress> =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly progress: Progress }
  | { readonly kind: "done"; readonly result: Result }
  /** Cancelled before there was a result: no failure. */
  | { readonly kind: "stopped" }
  /** `problem` is a sentence for the user. */
  | { readonly kind: "failed"; readonly problem: string };

/** What the work of a long call is given. */
export interface LongCallContext<Progress> {
  /** Aborted by `stop`, and when the component is gone. */
  readonly signal: AbortSignal;
  /** Changes the progress that is shown; ignored once the work has ended. */
  readonly report: (change: (now: Progress) => Progress) => void;
}

export interface LongCall<Result, Progress> {
  readonly state: LongCallState<Result, Progress>;
  /**
   * Runs the work, which makes one or several calls to the worker. Resolves when it has ended in any way. While other
   * work is running it does nothing, and resolves at once.
   */
  start(first: Progress, work: (context: LongCallContext<Progress>) => Promise<Result>): Promise<void>;
  stop(): void;
  /** Puts away the result, or the failure; does nothing while running. */
  close(): void;
}

interface LongCallOptions {
  /** Keeps the screen on while running. */
  readonly awake?: boolean;
  /** Said of a failure that brings no sentence of its own. */
  readonly otherwise?: string;
}

/**
 * Work that takes seconds to hours, one at a time: how far it is, how to stop it, and what it gave. It goes on while its
 * view is hidden, and is stopped when the component is gone.
 */
export function useLongCall<Result, Progress>(options: LongCallOptions = {}): LongCall<Result, Progress> {
  const [state, setState] = useState<LongCallState<Result, Progress>>({ kind: "idle" });
  const running = useRef<AbortController | undefined>(undefined);
  const latest = useRef(options);
  latest.current = options;

  const start = useCallback<LongCall<Result, Progress>["start"]>(async (first, work) => {
    if (running.current) return;
    const controller = new AbortController();
    running.current = controller;
    setState({ kind: "running", progress: first });
    const report: LongCallContext<Progress>["report"] = (change) => {
      if (running.current !== controller) return;
      setState((now) => (now.kind === "running" ? { ...now, progress: change(now.progress) } : now));
    };
    const awake = latest.current.awake ? stayAwake() : undefined;
    let end: LongCallState<Result, Progress>;
    try {
      end = { kind: "done", result: await work({ signal: controller.signal, report }) };
    } catch (error) {
      const isStopped = error instanceof HangerError && error.code === "cancelled";
      end = isStopped
        ? { kind: "stopped" }
        : { kind: "failed", problem: sentenceOf(error, latest.current.otherwise) };
    }
    awake?.end();
    running.current = undefined;
    setState(end);
  }, []);
  const stop = useCallback(() => running.current?.abort(), []);
  const close = useCallback(() => {
    if (!running.current) setState({ kind: "idle" });
  }, []);
  useEffect(() => stop, []);
  return { state, start, stop, close };
}

/** The progress of a call that is running. */
export const progressOf = <Progress>(state: LongCallState<unknown, Progress>): Progress | undefined =>
  state.kind === "running" ? state.progress : undefined;

/** What a call that has been answered gave. */
export const resultOf = <Result>(state: LongCallState<Result, unknown>): Result | undefined =>
  state.kind === "done" ? state.result : undefined;

/** Why a call failed, as a sentence. */
export const problemOf = (state: LongCallState<unknown, unknown>): string | undefined =>
  state.kind === "failed" ? state.problem : undefined;
