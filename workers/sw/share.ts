import type { RouteHandlerCallback, RouteMatchCallback } from "workbox-core/types";
import { SHARED_FILES } from "../../src/contract/shared-files";

declare const self: ServiceWorkerGlobalScope;

/** At most so many files of one share are kept. */
const MOST_FILES = 100;

/** Matches the request that carries files shared from another app: the manifest's `share_target`. */
export const isShare: RouteMatchCallback = ({ url }) =>
  url.href === new URL("share", self.registration.scope).href;

/** How the boundaries begin that browsers give to the forms of pages. A page cannot choose its form's boundary. */
const BOUNDARY_OF_FORMS = /boundary=-+(WebKitFormBoundary|geckoformboundary|\d)/i;

/**
 * Whether a page sent the request. Such a request names its page's origin. A page may hide that, behind a referrer policy
 * or in a frame with an origin of its own, and what is shared by the system has none either: "null". Then only the boundary
 * tells, as the system's share is not made by a form. What else would, `Sec-Fetch-Site`, no service worker sees.
 */
function isFromPage({ headers }: Request): boolean {
  const origin = headers.get("Origin") ?? "null";
  return origin !== "null" || BOUNDARY_OF_FORMS.test(headers.get("Content-Type") ?? "");
}

/**
 * Stores shared files in a cache for the page and redirects to it. They never leave the device. Files that another site
 * sends are not kept, and the app opens without them.
 */
export const keepShared: RouteHandlerCallback = async ({ request }) => {
  const { scope } = self.registration;
  if (isFromPage(request)) return Response.redirect(scope, 303);
  // A request without a form just opens the app.
  const form = await request.formData().catch(() => new FormData());
  const files = form.getAll("photos").filter((entry) => entry instanceof File);
  // A full device still opens the app.
  await keep(files.slice(0, MOST_FILES), scope).catch((error) => console.warn("files not kept", error));
  return Response.redirect(`${scope}#/classify${files.length > 0 ? "?shared" : ""}`, 303);
};

async function keep(files: readonly File[], scope: string): Promise<void> {
  const inbox = await caches.open(SHARED_FILES);
  for (const file of files) {
    const headers = { "X-File-Name": encodeURIComponent(file.name) };
    await inbox.put(new URL(`shared/${crypto.randomUUID()}`, scope), new Response(file, { headers }));
  }
}
