import {
  type CallName,
  type CallProgress,
  type CallRequest,
  type CallResult,
  describeCause,
  HangerError,
  type ModelService,
  type Outcome,
} from "../../src/contract";
import { calculationWords } from "../../src/words/calculation";
import { speak } from "../../src/words/translatable";
import { workerWords } from "../../src/words/worker";
import { handlers } from "./handlers";
import { Session } from "./session";

/** What a handler gets besides its request. */
export interface CallContext<Progress> {
  readonly session: Session;
  /** Aborted when the caller no longer wants the answer. */
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

export type Handler<K extends CallName> = (
  request: CallRequest<K>,
  context: CallContext<CallProgress<K>>,
) => Promise<CallResult<K>>;

export type Handlers = { readonly [K in CallName]: Handler<K> };

/**
 * The contract, on top of one session: finds the handler, carries cancellation, turns errors into values. No call is
 * answered before `ready`.
 */
export function createService(ready: Promise<void>): ModelService {
  let notify: (notice: string) => void = () => {};
  let able: Promise<unknown> = ready;
  let session: Session | undefined;
  const outstanding = new Map<number, AbortController>();
  return {
    async call<K extends CallName>(
      id: number,
      name: K,
      request: CallRequest<K>,
      onProgress?: (progress: CallProgress<K>) => void,
    ): Promise<Outcome<CallResult<K>>> {
      const controller = new AbortController();
      outstanding.set(id, controller);
      await able;
      // What it has to say of the storage that it opens is in the language that was told.
      session ??= new Session((notice) => notify(notice));
      try {
        const handler: Handler<K> = handlers[name];
        const progress = (value: CallProgress<K>) => onProgress?.(value);
        const value = await handler(request, { session, signal: controller.signal, progress });
        return { ok: true, value };
      } catch (error) {
        return { ok: false, failure: toFailure(error, controller.signal) };
      } finally {
        outstanding.delete(id);
      }
    },
    listen(onNotice, language) {
      notify = onNotice;
      able = Promise.all([ready, speak(language)]);
    },
    cancel: (id) => outstanding.get(id)?.abort(),
  };
}

function toFailure(error: unknown, signal: AbortSignal) {
  if (error instanceof HangerError) return error.toFailure();
  if (signal.aborted)
    return new HangerError("cancelled", calculationWords.stopped, { cause: error }).toFailure();
  return {
    code: "internal" as const,
    message: workerWords.wentWrong,
    cause: describeCause(error),
  };
}
