/** Ticks of a second: a page that was put to sleep counts one when it wakes, not all that it slept through. */
const TICK_MS = 1000;

/** Calls `onExpired` once `seconds` have passed, while the page ran and `counts()`, without a sign of life. */
export class Watchdog {
  private readonly timer: ReturnType<typeof setInterval>;
  private left: number;

  constructor(
    private readonly seconds: number,
    onExpired: () => void,
    counts: () => boolean = () => true,
  ) {
    this.left = seconds;
    this.timer = setInterval(() => {
      if (!counts() || --this.left > 0) return;
      this.stop();
      onExpired();
    }, TICK_MS);
  }

  signOfLife(): void {
    this.left = this.seconds;
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
