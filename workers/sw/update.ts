import { LET_NEXT_IN } from "../../src/contract/updates";

declare const self: ServiceWorkerGlobalScope;

/** Message to the waiting version: stop waiting. */
const SKIP_WAITING = "SKIP_WAITING";

/** How long no request may have come in before the next version is let in, in ms. */
const QUIET = 1000;
/** How long to wait for such a pause, in ms. */
const PATIENCE = 30_000;

let lastAsked = Number.NEGATIVE_INFINITY;
/** The page to load again once this version is active. */
let stuckPage: string | undefined;

/**
 * Note: letting the next version in. It happens only when a page asks for it, because a window may be in the middle of a
 * training.
 *
 *     next version:    installing -> waiting ----------------------------------> active
 *                                            ^ SKIP_WAITING                      (old one stops)
 *     current version: active -> LET_NEXT_IN -> wait for 1 s without requests --^
 *
 * Pages ask the current version, because only that one sees the requests. A request that arrives while Chromium stops
 * it would start it again, and it would then stay until 30 seconds had passed without one.
 */
export function letNextInWhenAsked(): void {
  self.addEventListener("fetch", () => {
    lastAsked = performance.now();
  });
  self.addEventListener("message", (event) => {
    if (event.data?.type === LET_NEXT_IN) event.waitUntil(letNextIn());
    if (event.data?.type !== SKIP_WAITING) return;
    stuckPage = event.data.page;
    void self.skipWaiting();
  });
  self.addEventListener("activate", (event) => {
    if (stuckPage) event.waitUntil(reload(stuckPage));
  });
}

/**
 * Lets another version in as soon as it is installed.
 * @param page the id of a page that cannot reload by itself
 */
export async function letIn(next: ServiceWorker, page?: string): Promise<void> {
  await new Promise<void>((resolve) => {
    const settle = () => next.state !== "installing" && resolve();
    next.addEventListener("statechange", settle);
    settle();
  });
  next.postMessage({ type: SKIP_WAITING, page });
}

/** Loads a page again that cannot do so by itself. */
async function reload(id: string): Promise<void> {
  await self.clients.claim();
  const client = await self.clients.get(id);
  if (client instanceof WindowClient) loadAgain(client);
}

/** Not to be waited for while activating: the page is served only once the version is active. */
export function loadAgain(client: WindowClient): void {
  client.navigate(client.url).catch((error) => console.warn("page not loaded again", error));
}

async function letNextIn(): Promise<void> {
  const end = performance.now() + PATIENCE;
  // A page may know of the waiting version sooner than the current one does.
  const isReady = () => self.registration.waiting && performance.now() - lastAsked >= QUIET;
  while (!isReady() && performance.now() < end) await pause(QUIET / 10);
  const { waiting } = self.registration;
  if (waiting) await letIn(waiting);
}

const pause = (duration: number) => new Promise((resolve) => setTimeout(resolve, duration));
