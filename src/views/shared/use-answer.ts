import { useEffect, useState } from "preact/hooks";
import type { CallName, CallRequest, CallResult, ModelClient } from "../../contract";
import { sentenceOf } from "./sentence-of";

export interface Answered<T> {
  /** The latest answer; the one before stays until the next is there. */
  readonly value?: T;
  readonly problem?: string;
}

/**
 * What the worker answers to a request, asked again whenever `key` changes, and not at all without one. A call that is
 * overtaken is cancelled.
 */
export function useAnswer<K extends CallName>(
  client: ModelClient,
  name: K,
  request: CallRequest<K>,
  key: string | undefined,
): Answered<CallResult<K>> {
  const [answer, setAnswer] = useState<Answered<CallResult<K>>>({});
  useEffect(() => {
    if (key === undefined) return setAnswer({});
    const calling = new AbortController();
    client.call(name, request, { signal: calling.signal }).then(
      (value) => calling.signal.aborted || setAnswer({ value }),
      (error) => calling.signal.aborted || setAnswer({ problem: sentenceOf(error) }),
    );
    return () => calling.abort();
  }, [client, name, key]);
  return answer;
}
