import { HangerError } from "../contract/errors";
import { calculationWords } from "../words/calculation";

const LOCK = "hanger-heavy-work";

/**
 * Runs work that needs the whole device, such as training or measuring: one at a time across all windows of the app.
 * @throws HangerError `training-busy` if another is running
 */
export function aloneOnDevice<T>(work: () => Promise<T>): Promise<T> {
  const { locks } = navigator;
  if (!locks) return aloneHere(work);
  return locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? work() : refuse()));
}

/** Whether any window of the app is training or measuring. False where the browser has no locks. */
export async function isHeavyWorkUnderWay(): Promise<boolean> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return held.some(({ name }) => name === LOCK);
}

let busyHere = false;

/** The fallback for browsers without locks: each thread knows only of its own work. */
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
