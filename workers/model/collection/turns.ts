/** Held by whichever window of the app changes the collection. */
const LOCK = "hanger-collection";

/**
 * Runs pieces of work one after the other, in all windows of the app, so that none reads what another is about to change.
 * Where the browser has no locks, each worker's own work takes turns.
 */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T>): Promise<T> {
    const { locks } = navigator;
    const taken = this.last.then(() => (locks ? (locks.request(LOCK, work) as Promise<T>) : work()));
    this.last = taken.catch(() => undefined);
    return taken;
  }
}
