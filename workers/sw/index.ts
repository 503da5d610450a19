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
import { letNextInWhenAsked } from "./update";

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] };

letNextInWhenAsked();
addPlugins([isolation]);
precacheAndRoute(self.__WB_MANIFEST);
registerRoute(isPage, createHandlerBoundToURL("index.html"));
registerRoute(isShare, keepShared, "POST");
clientsClaim();
