import { LET_NEXT_IN } from "../../contract";
import { aloneOnDevice } from "../../locks/heavy-work";

/** How long a version that was let in may take until it serves, in ms. */
const PATIENCE = 60_000;

/**
 * Lets the waiting version in; every window of the app then reloads with it. Nothing trains or measures meanwhile.
 * @throws HangerError `training-busy` where something does so already; nothing happens then
 */
export function letNextVersionIn(): Promise<void> {
  return aloneOnDevice(async () => {
    const { serviceWorker } = navigator;
    const registration = await serviceWorker?.getRegistration();
    // Where none waits, the new version serves already, and only the page is an older one. A page that has no service worker
    // gets one, or the host's own version, by being loaded again.
    if (!registration?.waiting || !serviceWorker.controller) location.reload();
    serviceWorker?.controller?.postMessage({ type: LET_NEXT_IN });
    return new Promise((resolve) => setTimeout(resolve, PATIENCE));
  });
}
