import { HangerError, type LearnResult, type ModelClient } from "../../contract";
import { whenDeviceIsFree } from "../../locks/heavy-work";
import { answeredWords } from "../../words/answered";
import { sentenceOf } from "./sentence-of";

/** The outcome of following a change. */
export interface Followed {
  /** Absent where nothing was to be learned, or could be now. */
  readonly result?: LearnResult;
  /** Why it is not learned now, in a sentence. */
  readonly problem?: string;
}

/** For each client, the learning that follows the last change; while one runs, the next waits for it. */
const following = new WeakMap<ModelClient, { last: Promise<unknown>; waiting: boolean; busy: boolean }>();

/**
 * Has the model follow a change to the collection, so that it counts at the next answer. Changes that come while an earlier
 * one is being learned are learned together. Where something else owns the device, they are learned as soon as it is free; what
 * is missed when the window closes before that, `catchUp` makes up for.
 */
export const followChanges = (client: ModelClient): Promise<Followed> => follow(client, undefined);

/** With more photos than this, learning waits until the owner asks: each photo is looked at the first time in a visit. */
const MOST_CAUGHT_UP = 300;

/** Learns what changed and was not learned, as when a window was closed too early or an earlier Hanger kept the photos. */
export async function catchUp(client: ModelClient): Promise<void> {
  try {
    const classes = await client.call("listClasses", undefined);
    const photos = classes.reduce((sum, each) => sum + each.photos, 0);
    if (photos > MOST_CAUGHT_UP) return;
    const isUsed = photos > 0 || classes.some(({ builtIn }) => !builtIn) || (await hasLearned(client));
    if (isUsed) await follow(client, { isCatchingUp: true });
  } catch {
    // Nobody asked for this. Failures are told where the owner asks to learn.
  }
}

/** Whether anything was ever learned here, or comes from another device: it may be gone since. */
async function hasLearned(client: ModelClient): Promise<boolean> {
  const models = await client.call("listModels", undefined);
  if (models.some(({ origin }) => origin !== "shipped")) return true;
  return (await client.call("listShares", undefined)).length > 0;
}

async function follow(
  client: ModelClient,
  request: { readonly isCatchingUp: true } | undefined,
): Promise<Followed> {
  const state = following.get(client) ?? { last: Promise.resolve(), waiting: false, busy: false };
  following.set(client, state);
  if (state.waiting) return {};
  state.waiting = true;
  const learned = state.last.then(async (): Promise<Followed> => {
    state.waiting = false;
    try {
      const result = await client.call("learnAtOnce", request);
      return result ? { result } : {};
    } catch (error) {
      if (!(error instanceof HangerError) || error.code !== "training-busy")
        return { problem: sentenceOf(error) };
      void again();
      return { problem: answeredWords.learnedLater };
    }
  });
  const again = async () => {
    if (state.busy) return;
    state.busy = true;
    await whenDeviceIsFree();
    state.busy = false;
    void follow(client, request);
  };
  state.last = learned;
  return learned;
}
