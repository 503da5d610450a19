import type { LearnResult, ModelClient } from "../../contract";

/** For each client, the learning that follows the last change; while one runs, the next waits for it. */
const following = new WeakMap<ModelClient, { last: Promise<unknown>; waiting: boolean }>();

/**
 * Has the model follow a change to the collection, so that it counts at the next answer. Changes that come while an earlier
 * one is being learned are learned together. Undefined where nothing was learned: the model in use cannot learn, or something
 * else owns the device. The photos are kept all the same, and Photos > Models says why.
 */
export async function followChanges(client: ModelClient): Promise<LearnResult | undefined> {
  const state = following.get(client) ?? { last: Promise.resolve(), waiting: false };
  following.set(client, state);
  if (state.waiting) return undefined;
  state.waiting = true;
  const learned = state.last.then(() => {
    state.waiting = false;
    return client.call("learnAtOnce", undefined).catch(() => undefined);
  });
  state.last = learned;
  return learned;
}
