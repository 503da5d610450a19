import { useEffect, useRef, useState } from "preact/hooks";
import {
  HangerError,
  type LearnProgress,
  type LearnResult,
  type LearnSettings,
  type ModelClient,
} from "../../../contract";
import { stayAwake } from "../../../ui/stay-awake";
import { sentenceOf } from "../../shared/use-answer";

interface LearningState {
  readonly isRunning: boolean;
  readonly progress?: LearnProgress;
  readonly result?: LearnResult;
  readonly problem?: string;
}

export interface Learning extends LearningState {
  start(settings: Partial<LearnSettings>): void;
  stop(): void;
  /** Puts the result or the problem away. */
  close(): void;
}

const IDLE: LearningState = { isRunning: false };

/** A retraining: how far it is, and what came of it. It goes on while another view is shown, with the screen awake. */
export function useLearning(client: ModelClient, onModels: () => void): Learning {
  const [state, setState] = useState<LearningState>(IDLE);
  const calling = useRef<AbortController | undefined>(undefined);
  useEffect(() => () => calling.current?.abort(), []);

  const start = async (settings: Partial<LearnSettings>) => {
    if (state.isRunning) return;
    const controller = new AbortController();
    calling.current = controller;
    setState({ isRunning: true });
    const awake = stayAwake();
    try {
      const onProgress = (progress: LearnProgress) =>
        setState((now) => (now.isRunning ? { isRunning: true, progress } : now));
      const result = await client.call("learn", { settings }, { signal: controller.signal, onProgress });
      setState({ isRunning: false, result });
      onModels();
    } catch (error) {
      const isStopped = error instanceof HangerError && error.code === "cancelled";
      setState(isStopped ? IDLE : { isRunning: false, problem: sentenceOf(error) });
    } finally {
      awake.end();
    }
  };
  return {
    ...state,
    start: (settings) => void start(settings),
    stop: () => calling.current?.abort(),
    close: () => setState(IDLE),
  };
}
