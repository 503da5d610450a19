import {
  CALL_NEEDS,
  type CallName,
  type CallProgress,
  type CallRequest,
  type CallResult,
  describeCause,
  type Failure,
  HangerError,
  type ModelService,
  type Outcome,
} from "../../src/contract";
import { calculationWords } from "../../src/words/calculation";
import { speak } from "../../src/words/translatable";
import { workerWords } from "../../src/words/worker";
import { withNeeds } from "./call-needs";
import { openContext, type WorkerContext } from "./context";
import { downloads } from "./downloads";
import type { Handler, PreparedHandler } from "./handler";
import { handlers } from "./handlers";

/**
 * The contract, on top of one context: finds what answers a call, gives the call what it needs, carries cancellation, and turns
 * errors into values. No call is answered before `ready`.
 */
export function createService(ready: Promise<void>): ModelService {
  let notify: (notice: string) => void = () => {};
  let able: Promise<unknown> = ready;
  let opening: Promise<WorkerContext> | undefined;
  const outstanding = new Map<number, AbortController>();
  return {
    async call<K extends CallName>(
      id: number,
      name: K,
      request: CallRequest<K>,
      onProgress?: (progress: CallProgress<K>) => void,
    ): Promise<Outcome<CallResult<K>>> {
      const controller = new AbortController();
      const { signal } = controller;
      outstanding.set(id, controller);
      await able;
      // Storage may have something to say when it is opened, in the language that was told.
      opening ??= openContext((notice) => notify(notice));
      const context = await opening;
      const backendNow = () => {
        const { backend } = context.computing;
        return backend ? { backend: backend.backend } : {};
      };
      try {
        const handler: Handler<K> | PreparedHandler<K> = handlers[name];
        const answer = "prepare" in handler ? await handler.prepare(request) : handler;
        const progress = (value: CallProgress<K>) => onProgress?.(value);
        const value = await withNeeds(CALL_NEEDS[name], context, () => {
          signal.throwIfAborted();
          return answer(request, { ...context, signal, progress });
        });
        return { ok: true, value, ...backendNow() };
      } catch (error) {
        return { ok: false, failure: toFailure(error, signal), ...backendNow() };
      } finally {
        outstanding.delete(id);
      }
    },
    listen(onNotice, onDownload, language) {
      notify = onNotice;
      downloads.listener = onDownload;
      able = downloads.during(() => Promise.all([ready, speak(language)]));
    },
    cancel: (id) => outstanding.get(id)?.abort(),
  };
}

function toFailure(error: unknown, signal: AbortSignal): Failure {
  if (error instanceof HangerError) return error.toFailure();
  if (signal.aborted) {
    return new HangerError("cancelled", calculationWords.stopped, { cause: error }).toFailure();
  }
  return { code: "internal", message: workerWords.wentWrong, cause: describeCause(error) };
}
