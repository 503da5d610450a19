import type { RouteMatchCallback } from "workbox-core/types";

declare const self: ServiceWorkerGlobalScope;

/**
 * Matches navigations to the app's page, with any query. Other addresses below the scope are left alone: the host may
 * serve something else there, even another app of this kind.
 */
export const isPage: RouteMatchCallback = ({ url, request }) => {
  const { scope } = self.registration;
  const address = url.origin + url.pathname;
  return request.mode === "navigate" && (address === scope || address === `${scope}index.html`);
};
