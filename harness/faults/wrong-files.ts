import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { startBrowser } from "../browser";
import { faultyHost, WRONG_ANSWERS, type WrongAnswer } from "./faulty-host";
import { servedVersions } from "./versions";

/** A file in the service worker's list. The page alone has no checksum there. */
interface Entry {
  readonly url: string;
  readonly integrity: string | undefined;
}

export interface WrongFilesOutcome {
  readonly faults: number;
  readonly checks: number;
  readonly broken: readonly string[];
}

interface WrongFilesOptions {
  readonly onProgress: (sentence: string) => void;
}

/** So many browser contexts at once: most of the time goes by while one waits for its service worker. */
const LANES = 3;

const KINDS = Object.keys(WRONG_ANSWERS) as WrongAnswer[];

/** Any page that registers the service worker. The app's own would ask the host for more than is tested here. */
const BLANK = "blank.html";

/**
 * Every file of the app, answered wrongly in every way: at a first visit, at run time when the app has lost it, and in an
 * update. No such version is installed, no wrong bytes are kept or given to the page, and once the host is sound again, all
 * is well without anything being cleared.
 */
export async function answerWrongly({ onProgress }: WrongFilesOptions): Promise<WrongFilesOutcome> {
  const versions = servedVersions();
  const newer = servedVersions();
  newer.publish("Hanger, newer");
  const entries = entriesOf(versions.folder);
  const newerEntries = entriesOf(newer.folder);
  const browser = await startBrowser();
  let checks = 0;
  let done = 0;
  const broken: string[] = [];

  const tryFile = async (index: number) => {
    const file = entries[index]!.url;
    const newerFile = newerEntries[index]!.url;
    const host = await faultyHost(versions.folder);
    const context = await browser.newContext();
    const page = await context.newPage();
    // The loader of the commands names inner functions by calling `__name`, which no page has.
    await page.addInitScript("globalThis.__name ??= (value) => value");
    const check = (holds: boolean, sentence: string) => {
      checks++;
      if (!holds) broken.push(`${file}: ${sentence}`);
    };
    const answer = (asked: string, fault: WrongAnswer | undefined) => {
      host.faultOf = (each) => (each === asked ? fault : undefined);
    };
    try {
      await page.route(`${host.url}${BLANK}`, (route) =>
        route.fulfill({ contentType: "text/html", body: "<!doctype html>" }),
      );
      await page.goto(`${host.url}${BLANK}`);
      const whole = async (when: string) => {
        const faulty = await faultyFiles(page, entries);
        check(faulty.length === 0, `${when}, these are missing or wrong: ${faulty.join(", ")}`);
      };

      for (const fault of KINDS.filter((kind) => isWrong(file, kind))) {
        answer(file, fault);
        const state = await install(page);
        check(state === "redundant", `${fault} at a first visit: the version became "${state}"`);
      }
      answer(file, undefined);
      const state = await install(page);
      check(state === "activated", `a first visit to the sound host: the version became "${state}"`);
      await whole("after a first visit");

      for (const fault of KINDS.filter((kind) => isWrong(file, kind))) {
        await lose(page, file);
        answer(file, fault);
        check(!(await isGiven(page, file)), `${fault} at run time: the page got it`);
        answer(file, undefined);
        check(await isGiven(page, file), `${fault} at run time: the sound host's file was not given`);
        await whole(`after ${fault} at run time`);
      }

      host.folder = newer.folder;
      for (const fault of KINDS.filter((kind) => isWrong(newerFile, kind))) {
        answer(newerFile, fault);
        const state = await update(page);
        check(state === "redundant", `${fault} in an update: the version became "${state}"`);
        await whole(`after ${fault} in an update`);
      }
      answer(newerFile, undefined);
      const updated = await update(page);
      check(updated === "installed", `an update from the sound host: the version became "${updated}"`);
    } catch (error) {
      broken.push(`${file}: ${String(error)}`);
    } finally {
      await context.close();
      await host.close();
      onProgress(`${++done} of ${entries.length} files`);
    }
  };

  try {
    const left = entries.map((_, index) => index);
    const lane = async () => {
      for (let index = left.shift(); index !== undefined; index = left.shift()) await tryFile(index);
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  } finally {
    await browser.close();
    versions.remove();
    newer.remove();
  }
  return { faults: entries.length * KINDS.length * 3, checks, broken };
}

function entriesOf(folder: string): readonly Entry[] {
  const list = readFileSync(path.join(folder, "sw.js"), "utf8");
  return [...list.matchAll(/\{(?:'integrity':'([^']+)',)?'revision':[^,]+,'url':'([^']+)'\}/g)].map(
    ([, integrity, url]) => ({ integrity, url: url! }),
  );
}

/** Proxies add to pages, so the page with something added is right, and so is the page in its own place. */
const isWrong = (file: string, fault: WrongAnswer): boolean =>
  file !== "index.html" || !["the page, with status 200", "another version's bytes"].includes(fault);

/** Registers the service worker, and tells what became of it. */
const install = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.register("sw.js");
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    if (!worker) return "redundant";
    await new Promise<void>((resolve) => {
      const settle = () => {
        if (["activated", "redundant"].includes(worker.state)) resolve();
      };
      worker.addEventListener("statechange", settle);
      settle();
    });
    // Its own files reach the page only once it is in control.
    if (worker.state === "activated" && !navigator.serviceWorker.controller)
      await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve));
    return worker.state;
  });

/** Has the browser look for another version, and tells what became of that. */
const update = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const registration = (await navigator.serviceWorker.getRegistration())!;
    const found = new Promise<ServiceWorker>((resolve) =>
      registration.addEventListener("updatefound", () => resolve(registration.installing!), { once: true }),
    );
    await registration.update();
    const worker = await found;
    return new Promise<string>((resolve) => {
      const settle = () => {
        if (worker.state !== "installing") resolve(worker.state);
      };
      worker.addEventListener("statechange", settle);
      settle();
    });
  });

/** The files of a version that are not kept, or not as they were built. */
const faultyFiles = (page: Page, entries: readonly Entry[]): Promise<readonly string[]> =>
  page.evaluate(async (entries) => {
    const kept = new Map<string, Response>();
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        kept.set(new URL(request.url).pathname.slice(1), (await cache.match(request))!);
    }
    const faulty: string[] = [];
    for (const { url, integrity } of entries) {
      const response = kept.get(url);
      const bytes = await response?.arrayBuffer();
      const digest = bytes && new Uint8Array(await crypto.subtle.digest("SHA-384", bytes));
      const sum = digest && `sha384-${btoa(String.fromCharCode(...digest))}`;
      if (!response?.ok || (integrity && sum !== integrity)) faulty.push(url);
    }
    return faulty;
  }, entries);

/** Has a file gone from what is kept, as browsers evict or owners clear it. */
const lose = (page: Page, file: string): Promise<void> =>
  page.evaluate(async (file) => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        if (new URL(request.url).pathname === `/${file}`) await cache.delete(request);
    }
  }, file);

/** Whether the page gets a file through the service worker. */
const isGiven = (page: Page, file: string): Promise<boolean> =>
  page.evaluate(async (file) => {
    const response = await fetch(file).catch(() => undefined);
    return response?.ok === true && (await response.arrayBuffer().catch(() => undefined)) !== undefined;
  }, file);
