import type { RouteHandlerCallback, RouteMatchCallback } from "workbox-core/types";
import { SHARED_FILES } from "../../src/contract/shared-files";

declare const self: ServiceWorkerGlobalScope;

/** A share of more files than this is no look at a garment. */
const MOST_FILES = 100;

/** Files that another app shares with Hanger, as the manifest's `share_target` has them sent. */
export const isShare: RouteMatchCallback = ({ url }) =>
  url.href === new URL("share", self.registration.scope).href;

/** Keeps the files for the page, and opens it. Nothing of them is sent anywhere. */
export const keepShared: RouteHandlerCallback = async ({ request }) => {
  const { scope } = self.registration;
  // What is no form opens the app as it is.
  const form = await request.formData().catch(() => new FormData());
  const files = form.getAll("photos").filter((entry) => entry instanceof File);
  // A device that is full opens the app all the same.
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
