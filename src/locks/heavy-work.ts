import { HangerError } from "../contract/errors";
import { calculationWords } from "../words/calculation";

const LOCK = "hanger-heavy-work";

/**
 * Does what takes the whole device, such as training or measuring: one such work at a time in all windows of the app.
 * @throws HangerError `training-busy` where another is under way
 */
export function aloneOnDevice<T>(work: () => Promise<T>): Promise<T> {
  const { locks } = navigator;
  if (!locks) return aloneHere(work);
  return locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? work() : refuse()));
}

/** Whether any window of the app trains or measures now, as far as the browser tells. */
export async function isHeavyWorkUnderWay(): Promise<boolean> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return held.some(({ name }) => name === LOCK);
}

let busyHere = false;

/** The same where the browser has no locks: each thread knows of its own work only. */
async function aloneHere<T>(work: () => Promise<T>): Promise<T> {
  if (busyHere) return refuse();
  busyHere = true;
  try {
    return await work();
  } finally {
    busyHere = false;
  }
}

async function refuse(): Promise<never> {
  throw new HangerError("training-busy", calculationWords.busy);
}
