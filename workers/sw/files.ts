import { cacheNames } from "workbox-core";
import type { WorkboxPlugin } from "workbox-core/types";
import { getCacheKeyForURL, type PrecacheEntry } from "workbox-precaching";

/** A file of the app; `integrity` is missing only for the page. */
export type Entry = PrecacheEntry;

/** The script that the page starts with. Its name holds a hash of its content. */
const START_SCRIPT = /^start\/app-[0-9a-f]+\.js$/;

/** How every page ends, the app's own and those of portals. */
const END = "</html>";

/**
 * The files of one version of the app, as they were built. Hosts answer an unknown address with their page and status 200,
 * portals and filters with one of their own, and an upload may be half done. So no file is kept or used whose bytes are
 * not those of the build.
 */
export class Files {
  /** The checksum of each file by its address. The page has none: proxies add to pages. */
  private readonly integrity: ReadonlyMap<string, string | undefined>;
  /** The path of the script that this version's page starts with. */
  private readonly startScript: string;

  /** @param scope the address of the app's folder */
  constructor(
    entries: readonly Entry[],
    private readonly scope: string,
  ) {
    this.integrity = new Map(entries.map(({ url, integrity }) => [new URL(url, scope).href, integrity]));
    this.startScript = entries.find(({ url }) => START_SCRIPT.test(url))?.url ?? "";
  }

  /** Refuses wrong bytes wherever a file is fetched, and keeps the right ones. Workbox checks only what it installs. */
  readonly checking: WorkboxPlugin = {
    requestWillFetch: async ({ request, event }) =>
      isInstall(event) ? asking(request) : this.checked(request.url, request),
    fetchDidSucceed: async ({ request, response, event }) => {
      if (isInstall(event)) return response;
      if (!(await this.isSound(request.url, response)))
        return (await this.isCutShort(request.url, response)) ? Response.error() : response;
      // A full device still gets its file.
      await this.keep(request.url, response.clone()).catch(() => undefined);
      return response;
    },
    /**
     * Asks once more at an install, past the browser's own cache. Chromium may give bytes that it got wrong the date of a later
     * answer that said "not modified": it then takes them for right, however often it asks.
     */
    handlerDidError: async ({ request, event }) => {
      const isHad = isInstall(event) && (await this.fetch(request.url).catch(() => false));
      return isHad ? new Response() : undefined;
    },
    cacheWillUpdate: async ({ request, response }) =>
      (await this.isSound(request.url, response)) ? response : null,
  };

  /** Whether a page that starts with this script is of this version. */
  isOwn(script: string): boolean {
    return this.integrity.has(script);
  }

  /** Fetches what is missing of the app, past every cache. False if some of it cannot be had now. */
  async complete(): Promise<boolean> {
    const cache = await caches.open(cacheNames.precache);
    const kept = new Set((await cache.keys()).map(({ url }) => url));
    const missing = [...this.integrity.keys()].filter((url) => !kept.has(getCacheKeyForURL(url) ?? url));
    const fetched = await Promise.all(missing.map((url) => this.fetch(url).catch(() => false)));
    return fetched.every(Boolean);
  }

  private async fetch(url: string): Promise<boolean> {
    const response = await fetch(this.checked(url));
    if (!(await this.isSound(url, response))) return false;
    await this.keep(url, response);
    return true;
  }

  private async keep(url: string, response: Response): Promise<void> {
    const key = getCacheKeyForURL(url);
    if (!key) return;
    const cache = await caches.open(cacheNames.precache);
    await cache.put(key, response);
  }

  /** The same request with the file's checksum, past the browser's own cache: what lies there was of no use. */
  private checked(url: string, request?: Request): Request {
    const integrity = this.integrity.get(url);
    if (request && !integrity) return request;
    const checksum = integrity ? { integrity } : {};
    return new Request(url, {
      mode: "same-origin",
      credentials: "same-origin",
      cache: "reload",
      ...checksum,
    });
  }

  /** Whether the host sent the file itself. The page has to start with this version's script, and to be there to its end. */
  private async isSound(url: string, response: Response): Promise<boolean> {
    if (!response.ok) return false;
    if (!this.isPage(url)) return true;
    const page = await response.clone().text();
    return page.includes(this.startScript) && page.includes(END);
  }

  /** Whether half of a page came. It would stay blank, where the browser's own page says what is wrong and tries again. */
  private async isCutShort(url: string, response: Response): Promise<boolean> {
    return this.isPage(url) && response.ok && !(await response.clone().text()).includes(END);
  }

  /** Whether this is the app's page, by its name or by its folder. */
  private isPage(url: string): boolean {
    const { pathname } = new URL(url);
    return [this.scope, "index.html"].some((page) => new URL(page, this.scope).pathname === pathname);
  }
}

/** The same request, for which the browser asks the host whether the copy in its own cache is still right. */
const asking = (request: Request) =>
  request.cache === "default" ? new Request(request, { cache: "no-cache" }) : request;

const isInstall = (event: ExtendableEvent | undefined) => event?.type === "install";
