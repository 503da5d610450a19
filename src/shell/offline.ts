import { useEffect, useState } from "preact/hooks";

/** How the app stands with its service worker. */
interface OfflineState {
  /** Whether a newer version waits to be let in, or serves already. */
  readonly waiting: boolean;
  /** Whether the app would open without a network. */
  readonly ready: boolean;
}

export interface Offline extends OfflineState {
  readonly become: (change: Partial<OfflineState>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function offlineState(): Offline {
  const listeners = new Set<() => void>();
  const offline = {
    waiting: false,
    ready: false,
    become(change: Partial<OfflineState>) {
      Object.assign(offline, change);
      for (const listener of listeners) listener();
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return offline;
}

export function useOffline(offline: Offline): {
  readonly isUpdateWaiting: boolean;
  readonly isReady: boolean;
} {
  const [{ waiting, ready }, setState] = useState<OfflineState>(offline);
  useEffect(() => {
    const look = () => setState({ waiting: offline.waiting, ready: offline.ready });
    // It may have changed since the first rendering.
    look();
    return offline.subscribe(look);
  }, [offline]);
  return { isUpdateWaiting: waiting, isReady: ready };
}
