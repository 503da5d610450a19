import { clientsClaim } from "workbox-core";
import { addPlugins, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { registerRoute } from "workbox-routing";
import { letInWhereBroken } from "./broken";
import { type Entry, Files } from "./files";
import { isolation } from "./isolation";
import { isPage } from "./page";
import { isShare, keepShared } from "./share";
import { watchPages } from "./starting-pages";
import { letNextInWhenAsked } from "./update";

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: Entry[] };

const entries = self.__WB_MANIFEST;
const files = new Files(entries, self.registration.scope);

letNextInWhenAsked();
letInWhereBroken();
watchPages(files);
addPlugins([isolation, files.checking]);
precacheAndRoute(entries);
registerRoute(isPage, createHandlerBoundToURL("index.html"));
registerRoute(isShare, keepShared, "POST");
clientsClaim();
