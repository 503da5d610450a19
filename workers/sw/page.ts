import type { RouteMatchCallback } from "workbox-core/types";

declare const self: ServiceWorkerGlobalScope;

/**
 * The page itself, whatever its address says after a `?`. Beneath it the host may serve other things, another app of
 * this kind among them, which are none of this one's.
 */
export const isPage: RouteMatchCallback = ({ url, request }) => {
  const { scope } = self.registration;
  const address = url.origin + url.pathname;
  return request.mode === "navigate" && (address === scope || address === `${scope}index.html`);
};
