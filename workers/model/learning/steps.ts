import { yieldToMessages } from "../event-loop";

/** Steps between two looks at whether to stop. */
const OFTEN = 10;

/** Follows a retraining step by step: now and then reports, lets messages in and stops where asked to. */
export function followSteps(signal: AbortSignal, report: (step: number) => void) {
  return async (step: number): Promise<void> => {
    if (step % OFTEN > 0) return;
    report(step);
    await yieldToMessages();
    signal.throwIfAborted();
  };
}
