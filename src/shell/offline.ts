import { useEffect, useState } from "preact/hooks";

/** Set for the one reload that turns isolation on, so that a host where it cannot be is not reloaded for ever. */
const RELOADED = "hanger-reloaded-for-isolation";

export interface Offline {
  /** A newer version that waits to be let in. */
  readonly waiting: ServiceWorker | null;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * Registers the service worker, which keeps the whole app for use without a network and, on hosts that send no
 * headers for it, makes the page cross-origin isolated: from its first reload on, which happens here.
 */
export function keepOffline(): Offline {
  const listeners = new Set<() => void>();
  const offline = {
    waiting: null as ServiceWorker | null,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  if (!("serviceWorker" in navigator)) return offline;
  reloadWhenControlled();
  void register((waiting) => {
    offline.waiting = waiting;
    for (const listener of listeners) listener();
  });
  return offline;
}

async function register(onWaiting: (worker: ServiceWorker) => void): Promise<void> {
  const registration = await navigator.serviceWorker.register("sw.js").catch(() => undefined);
  if (!registration) return;
  const report = () => {
    if (registration.waiting && navigator.serviceWorker.controller) onWaiting(registration.waiting);
  };
  report();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", report);
  });
}

function reloadWhenControlled(): void {
  const { serviceWorker } = navigator;
  const replacing = serviceWorker.controller !== null;
  serviceWorker.addEventListener("controllerchange", () => {
    // A page that had a service worker before asked for the new one; one that had none may lack isolation.
    if (replacing) location.reload();
    else if (!crossOriginIsolated && !sessionStorage.getItem(RELOADED)) {
      sessionStorage.setItem(RELOADED, "1");
      location.reload();
    }
  });
}

/** Lets the waiting version in; the page then reloads with it. */
export function update({ waiting }: Offline): void {
  waiting?.postMessage({ type: "SKIP_WAITING" });
}

export function useUpdateWaiting(offline: Offline): boolean {
  const [waiting, setWaiting] = useState(offline.waiting !== null);
  useEffect(() => offline.subscribe(() => setWaiting(offline.waiting !== null)), [offline]);
  return waiting;
}
