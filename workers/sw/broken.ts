import { cacheNames } from "workbox-core";
import { loadAgain } from "./update";

declare const self: ServiceWorkerGlobalScope;

/**
 * Release 0.1.0 kept what a host sent for a script, be it a page. Where it did, its own page does not start, and nobody can
 * be asked whether a newer version may come in.
 */
export function letInWhereBroken(): void {
  let wasBroken = false;
  self.addEventListener("install", (event) => {
    event.waitUntil(
      isBroken().then(async (broken) => {
        wasBroken = broken;
        if (broken) await self.skipWaiting();
      }),
    );
  });
  self.addEventListener("activate", (event) => {
    if (wasBroken) event.waitUntil(reload());
  });
}

/** Whether a page was kept in place of a script. */
async function isBroken(): Promise<boolean> {
  const cache = await caches.open(cacheNames.precache);
  const scripts = (await cache.keys()).filter(({ url }) => new URL(url).pathname.endsWith(".js"));
  const responses = await Promise.all(scripts.map((request) => cache.match(request)));
  return responses.some((response) => response?.headers.get("Content-Type")?.startsWith("text/html"));
}

async function reload(): Promise<void> {
  await self.clients.claim();
  for (const client of await self.clients.matchAll({ type: "window" })) loadAgain(client);
}
