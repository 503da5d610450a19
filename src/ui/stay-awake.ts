/** Keeps the screen on until `end`, if the browser can. A hidden page loses the lock and asks again when it is shown. */
export function stayAwake(): { end(): void } {
  let lock: WakeLockSentinel | undefined;
  let isOver = false;
  const ask = async () => {
    if (document.visibilityState === "visible") {
      lock = await navigator.wakeLock?.request("screen").catch(() => undefined);
      // `end` was called before the lock was granted.
      if (isOver) void lock?.release();
    }
  };
  void ask();
  document.addEventListener("visibilitychange", ask);
  return {
    end() {
      isOver = true;
      document.removeEventListener("visibilitychange", ask);
      void lock?.release();
    },
  };
}
