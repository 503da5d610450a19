import { useEffect, useState } from "preact/hooks";

/**
 * How the app gets onto the home screen: it `is` there; the browser `offers` to put it there; by the share menu, as
 * in Safari on phones; or by the browser's menu, if at all.
 */
export type InstallState = "installed" | "offered" | "share-menu" | "browser-menu";

export interface Install {
  readonly state: InstallState;
  /** Has the browser ask. Whether it was installed. */
  ask(): Promise<boolean>;
  readonly subscribe: (listener: () => void) => () => void;
}

/** What Chromium hands out when an app may be installed; not in any standard, so not in the types. */
interface InstallPrompt extends Event {
  prompt(): Promise<{ readonly outcome: "accepted" | "dismissed" }>;
}

/** Keeps the browser's offer until somebody asks for it. Has to listen from the start: it comes once, and early. */
export function watchInstall(): Install {
  const listeners = new Set<() => void>();
  let offer: InstallPrompt | undefined;
  let state = stateWithoutOffer();
  const become = (next: InstallState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offer = event as InstallPrompt;
    become("offered");
  });
  addEventListener("appinstalled", () => become("installed"));
  return {
    get state() {
      return state;
    },
    async ask() {
      const asked = offer;
      // An offer can be taken up once.
      offer = undefined;
      if (!asked) return false;
      const { outcome } = await asked.prompt();
      become(outcome === "accepted" ? "installed" : stateWithoutOffer());
      return outcome === "accepted";
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function stateWithoutOffer(): InstallState {
  const { standalone } = navigator as { standalone?: boolean };
  if (standalone || matchMedia("(display-mode:standalone)").matches) return "installed";
  // Only Safari on phones knows the property, and there is no other sign of its share menu.
  return standalone === false ? "share-menu" : "browser-menu";
}

export function useInstall(install: Install): InstallState {
  const [state, setState] = useState(install.state);
  useEffect(() => {
    const look = () => setState(install.state);
    look();
    return install.subscribe(look);
  }, [install]);
  return state;
}
