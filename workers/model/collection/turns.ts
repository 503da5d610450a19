/** Runs pieces of work one after the other, so that none reads what another is about to change. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T>): Promise<T> {
    const taken = this.last.then(work);
    this.last = taken.catch(() => undefined);
    return taken;
  }
}
