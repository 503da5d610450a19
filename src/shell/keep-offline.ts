import { PAGE_STARTED, type PageStarted, type PageState } from "../contract";
import type { Offline } from "./offline";

/**
 * Set for the one reload that turns isolation on, so that a host where it cannot be is not reloaded for ever. Other apps of
 * the host have their own.
 */
const RELOADED = `hanger-reloaded-for-isolation ${location.pathname}`;

/**
 * Registers the service worker, which keeps the whole app for use without a network and, on hosts that send no
 * headers for it, makes the page cross-origin isolated: from its first reload on, which happens here unless the page is in use by
 * then.
 */
export function keepOffline({ become }: Offline): void {
  watchFiles(() => become({ waiting: true }));
  if (!("serviceWorker" in navigator)) return;
  reloadWhenControlled();
  void register(() => become({ waiting: true }));
  void report().then(({ isOwn, isWhole }) =>
    // After a deployment an open page may meet the service worker of another version, which has none of its files.
    become(isOwn ? { ready: isWhole } : { waiting: true }),
  );
}

/**
 * A page without a service worker gets its files from the host, as after a reload with Shift pressed. Where one of them does
 * not load, the host may have those of another version by now.
 */
function watchFiles(onOtherVersion: () => void): void {
  const own = document.querySelector("script[src]")?.getAttribute("src");
  const compare = async () => {
    if (navigator.serviceWorker?.controller) return;
    const page = await (await fetch(location.pathname, { cache: "no-store" })).text();
    const [served] = /start\/app-[0-9a-f]+\.js/.exec(page) ?? [];
    if (served && served !== own) onOtherVersion();
  };
  // What does not load tells its element alone, so it is heard on the way there.
  addEventListener("error", () => compare().catch(() => undefined), { capture: true });
}

/** Tells the service worker that the app shows, and learns from it whether the app is whole. */
async function report(): Promise<PageState> {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise<PageState>((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
  });
  const script = document.querySelector<HTMLScriptElement>("script[src]")!.src;
  active?.postMessage({ type: PAGE_STARTED, script } satisfies PageStarted, [port2]);
  return answer;
}

/** How long after an install that failed the next one begins, in ms: a network may be weak, a deployment half done. */
const PAUSES = [5_000, 30_000, 120_000, 600_000];

async function register(onWaiting: () => void): Promise<void> {
  for (const pause of PAUSES) {
    const registration = await navigator.serviceWorker.register(scriptAddress()).catch(() => undefined);
    if (registration && (await isInstalled(registration))) return watch(registration, onWaiting);
    await new Promise((resolve) => {
      addEventListener("online", resolve, { once: true });
      setTimeout(resolve, pause);
    });
  }
}

/** Whether a version serves or will. Where the very first one could not be installed, browsers do not try again themselves. */
async function isInstalled(registration: ServiceWorkerRegistration): Promise<boolean> {
  const { installing } = registration;
  if (installing && !registration.active)
    await new Promise<void>((resolve) => {
      const settle = () => installing.state !== "installing" && resolve();
      installing.addEventListener("statechange", settle);
      settle();
    });
  return Boolean(registration.waiting ?? registration.active);
}

function watch(registration: ServiceWorkerRegistration, onWaiting: () => void): void {
  const report = () => {
    const { active, waiting } = registration;
    // WebKit may let the very first version control the page before it tells that it is installed.
    if (waiting && active && navigator.serviceWorker.controller) onWaiting();
  };
  report();
  const follow = () => registration.installing?.addEventListener("statechange", report);
  follow();
  registration.addEventListener("updatefound", follow);
}

const SERVICE_WORKER = "sw.js";

/** The part of trusted types that is needed here; not all browsers have them. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(): string },
  ): { createScriptURL(address: string): string };
}

let policy: ReturnType<TrustedTypes["createPolicy"]> | undefined;

/** Where the content policy requires it, the address has to come from a policy that the page knows by name. */
function scriptAddress(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy("hanger-service-worker", {
    createScriptURL: () => SERVICE_WORKER,
  });
  return policy ? policy.createScriptURL(SERVICE_WORKER) : SERVICE_WORKER;
}

/** What people do with a page. */
const USES = ["pointerdown", "keydown", "change", "drop", "paste"];

function reloadWhenControlled(): void {
  const { serviceWorker } = navigator;
  let controlled = serviceWorker.controller !== null;
  let isInUse = false;
  for (const kind of USES) addEventListener(kind, () => (isInUse = true), { once: true, capture: true });
  serviceWorker.addEventListener("controllerchange", () => {
    const replacing = controlled;
    controlled = true;
    // A page that had a service worker before asked for the new one; one that had none may lack isolation.
    if (replacing) location.reload();
    // What its user began would be gone. The next start is isolated in any case.
    else if (!isInUse && !crossOriginIsolated && !sessionStorage.getItem(RELOADED)) {
      sessionStorage.setItem(RELOADED, "1");
      location.reload();
    }
  });
}
