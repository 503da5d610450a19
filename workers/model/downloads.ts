/** The downloads of this worker that are under way. No time limit counts them, so the bridge is told of them. */
class Downloads {
  private underWay = 0;
  /** Told when the first of them begins and when the last has ended. */
  listener: (isDownloading: boolean) => void = () => {};

  async during<T>(work: () => Promise<T>): Promise<T> {
    if (this.underWay++ === 0) this.listener(true);
    try {
      return await work();
    } finally {
      if (--this.underWay === 0) this.listener(false);
    }
  }
}

export const downloads = new Downloads();
