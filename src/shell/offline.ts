import { useEffect, useState } from "preact/hooks";

/**
 * Set for the one reload that turns isolation on, so that a host where it cannot be is not reloaded for ever. Other apps of
 * the host have their own.
 */
const RELOADED = `hanger-reloaded-for-isolation ${location.pathname}`;

export interface Offline {
  /** Whether a newer version waits to be let in. */
  readonly waiting: boolean;
  /** Whether the app would open without a network. */
  readonly ready: boolean;
  readonly subscribe: (listener: () => void) => () => void;
}

/**
 * Registers the service worker, which keeps the whole app for use without a network and, on hosts that send no
 * headers for it, makes the page cross-origin isolated: from its first reload on, which happens here.
 */
export function keepOffline(): Offline {
  const listeners = new Set<() => void>();
  const offline = {
    waiting: false,
    ready: false,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  if (!("serviceWorker" in navigator)) return offline;
  reloadWhenControlled();
  const become = (change: Partial<Offline>) => {
    Object.assign(offline, change);
    for (const listener of listeners) listener();
  };
  void register(() => become({ waiting: true }));
  void navigator.serviceWorker.ready.then(() => become({ ready: true }));
  return offline;
}

async function register(onWaiting: () => void): Promise<void> {
  const registration = await navigator.serviceWorker.register(scriptAddress()).catch(() => undefined);
  if (!registration) return;
  const report = () => {
    const { active, waiting } = registration;
    // WebKit may let the very first version control the page before it tells that it is installed.
    if (waiting && active && navigator.serviceWorker.controller) onWaiting();
  };
  report();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", report);
  });
}

const SERVICE_WORKER = "sw.js";

/** The part of trusted types that is needed here; not all browsers have them. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(): string },
  ): { createScriptURL(address: string): string };
}

/** Where the content policy requires it, the address has to come from a policy that the page knows by name. */
function scriptAddress(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy("hanger-service-worker", {
    createScriptURL: () => SERVICE_WORKER,
  });
  return policy ? policy.createScriptURL(SERVICE_WORKER) : SERVICE_WORKER;
}

function reloadWhenControlled(): void {
  const { serviceWorker } = navigator;
  let controlled = serviceWorker.controller !== null;
  serviceWorker.addEventListener("controllerchange", () => {
    const replacing = controlled;
    controlled = true;
    // A page that had a service worker before asked for the new one; one that had none may lack isolation.
    if (replacing) location.reload();
    else if (!crossOriginIsolated && !sessionStorage.getItem(RELOADED)) {
      sessionStorage.setItem(RELOADED, "1");
      location.reload();
    }
  });
}

export function useOffline(offline: Offline): {
  readonly isUpdateWaiting: boolean;
  readonly isReady: boolean;
} {
  const [{ waiting, ready }, setState] = useState<Pick<Offline, "waiting" | "ready">>(offline);
  useEffect(() => {
    const look = () => setState({ waiting: offline.waiting, ready: offline.ready });
    // It may have changed since the first rendering.
    look();
    return offline.subscribe(look);
  }, [offline]);
  return { isUpdateWaiting: waiting, isReady: ready };
}
