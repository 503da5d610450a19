import { HangerError } from "../contract/errors";
import { calculationWords } from "../words/calculation";

const LOCK = "hanger-heavy-work";

/**
 * Runs work that needs the whole device, such as training or measuring: one at a time across all windows of the app.
 * @throws HangerError `training-busy` if another is running
 */
export async function aloneOnDevice<T>(work: () => Promise<T>): Promise<T> {
  let isRefused = true;
  try {
    return await navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => {
      isRefused = false;
      return lock ? work() : refuse();
    });
  } catch (error) {
    if (!isRefused) throw error;
    return aloneHere(work);
  }
}

/** Asks again whether the device is free, where the browser has no locks to wait for, milliseconds. */
const ASK_AGAIN_MS = 5000;

/** Waits until no window of the app is training or measuring; without locks, for a while. */
export async function whenDeviceIsFree(): Promise<void> {
  try {
    await navigator.locks.request(LOCK, { mode: "shared" }, () => undefined);
  } catch {
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
}

/** Whether any window of the app is training or measuring. False where the browser has no locks. */
export async function isHeavyWorkUnderWay(): Promise<boolean> {
  return (await heldLocks()).some((name) => name === LOCK);
}

/** The names of the locks that the app's windows hold; none where the browser has no locks, or refuses them. */
export async function heldLocks(): Promise<readonly string[]> {
  const { held = [] } = (await navigator.locks?.query().catch(() => undefined)) ?? {};
  return held.flatMap(({ name }) => name ?? []);
}

let busyHere = false;

/** For browsers that have no locks, or refuse them because they block cookies: each thread knows only of its own work. */
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
