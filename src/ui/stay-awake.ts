/** Keeps the screen on until ended, where the browser can; a page that was hidden asks again when it is back. */
export function stayAwake(): { end(): void } {
  let lock: WakeLockSentinel | undefined;
  const ask = async () => {
    if (document.visibilityState === "visible") {
      lock = await navigator.wakeLock?.request("screen").catch(() => undefined);
    }
  };
  void ask();
  document.addEventListener("visibilitychange", ask);
  return {
    end() {
      document.removeEventListener("visibilitychange", ask);
      void lock?.release();
    },
  };
}
