import { LET_NEXT_IN } from "../../src/contract/updates";

declare const self: ServiceWorkerGlobalScope;

/** What a version that waits is told, to wait no longer. */
const SKIP_WAITING = "SKIP_WAITING";

/** How long nothing may have been asked for before the next version is let in, in ms. */
const QUIET = 1000;
/** How long is waited for that, in ms. */
const PATIENCE = 30_000;

let lastAsked = Number.NEGATIVE_INFINITY;

/**
 * Lets the next version in when a page asks for it, and only then: a window may be in the middle of a training. The
 * version that serves is the one that is asked, since it sees what is asked of it: a request that comes while
 * Chromium stops it starts it anew, and it then stays until nothing was asked of it for 30 seconds.
 */
export function letNextInWhenAsked(): void {
  self.addEventListener("fetch", () => {
    lastAsked = performance.now();
  });
  self.addEventListener("message", (event) => {
    if (event.data?.type === LET_NEXT_IN) event.waitUntil(letNextIn());
    if (event.data?.type === SKIP_WAITING) void self.skipWaiting();
  });
}

async function letNextIn(): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (performance.now() - lastAsked < QUIET && performance.now() < end) await pause(QUIET / 10);
  self.registration.waiting?.postMessage({ type: SKIP_WAITING });
}

const pause = (duration: number) => new Promise((resolve) => setTimeout(resolve, duration));
