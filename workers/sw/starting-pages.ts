import { PAGE_STARTED, type PageStarted, type PageState } from "../../src/contract/updates";
import type { Files } from "./files";
import { isPage } from "./page";
import { letIn } from "./update";

declare const self: ServiceWorkerGlobalScope;

/** How long a page may take until it reports that it started, in ms. */
const PATIENCE = 20_000;

/**
 * Note: pages that do not start. A page reports to its service worker once the app shows. Where it does not, nobody could
 * press "Update now", so the service worker does that:
 *
 *     navigation -> page reports -> its version is compared, and missing files are fetched
 *                -> no report within 20 s -> the version that waits, or that the server has now, is let in,
 *                                            and loads the page again
 */
export function watchPages(files: Files): void {
  const starting = new Map<string, () => void>();
  self.addEventListener("fetch", (event) => {
    const { request, resultingClientId: id } = event;
    if (!id || !isPage({ url: new URL(request.url), request, sameOrigin: true, event })) return;
    const reported = new Promise<boolean>((resolve) => {
      starting.set(id, () => resolve(true));
      setTimeout(() => resolve(false), PATIENCE);
    });
    event.waitUntil(
      reported.then(async (hasStarted) => {
        starting.delete(id);
        if (!hasStarted) await help(id, files);
      }),
    );
  });
  self.addEventListener("message", (event) => {
    const { data, source, ports } = event as ExtendableMessageEvent & { data?: PageStarted };
    if (data?.type !== PAGE_STARTED || !source) return;
    starting.get((source as Client).id)?.();
    const isOwn = files.isOwn(data.script);
    event.waitUntil(
      files
        .complete()
        .catch(() => false)
        .then((isWhole) => ports[0]?.postMessage({ isOwn, isWhole } satisfies PageState)),
    );
  });
}

async function help(id: string, files: Files): Promise<void> {
  const { registration } = self;
  // The window may have been closed, or show another page.
  if (!(await self.clients.get(id))) return;
  await files.complete().catch(() => false);
  if (!registration.waiting) await registration.update().catch(() => undefined);
  const next = registration.waiting ?? registration.installing;
  if (next) await letIn(next, id);
}
