import { clientsClaim } from "workbox-core";
import {
  addPlugins,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from "workbox-precaching";
import { registerRoute } from "workbox-routing";
import { isolation } from "./isolation";
import { isPage } from "./page";
import { isShare, keepShared } from "./share";

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] };

// A new version waits until the page asks for it: it may be in the middle of a training.
self.addEventListener("message", (event) => {
  if (event.data?.type === "SKIP_WAITING") void self.skipWaiting();
});

addPlugins([isolation]);
precacheAndRoute(self.__WB_MANIFEST);
registerRoute(isPage, createHandlerBoundToURL("index.html"));
registerRoute(isShare, keepShared, "POST");
clientsClaim();
