import type { CallName, CallProgress, CallRequest, CallResult } from "../../src/contract";
import { withWords } from "../../src/words/with-words";
import type { WorkerContext } from "./context";

/** What a call gets besides its request. */
export interface CallContext<Progress> extends WorkerContext {
  /** Aborted when the caller no longer wants the answer. */
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

/** Answers a call that has what it needs. */
export type Handler<K extends CallName> = (
  request: CallRequest<K>,
  context: CallContext<CallProgress<K>>,
) => Promise<CallResult<K>>;

/**
 * Prepares a call at once, while what it needs is still to come, and only once even where the call is made again on another
 * backend: a frame that was moved here can be decoded only once. Returns what answers the call.
 */
export interface PreparedHandler<K extends CallName> {
  prepare(request: CallRequest<K>): Promise<Handler<K>>;
}

/** What answers each call of the contract; what a call needs is in `CALL_NEEDS` alone. */
export type Handlers = { readonly [K in CallName]: Handler<K> | PreparedHandler<K> };

/** Answers a call with a function of a module that is loaded with the first call, along with its words. */
export function later<Module, K extends CallName>(
  load: () => Promise<Module>,
  functionOf: (module: Module) => Handler<K>,
): Handler<K> {
  return async (request, context) => functionOf(await withWords(load()))(request, context);
}
