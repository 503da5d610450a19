/** Keeps the screen on until ended, where the browser can; a page that was hidden asks again when it is back. */
export function stayAwake(): { end(): void } {
  let lock: WakeLockSentinel | undefined;
  let isOver = false;
  const ask = async () => {
    if (document.visibilityState === "visible") {
      lock = await navigator.wakeLock?.request("screen").catch(() => undefined);
      // Ended before it was granted.
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
