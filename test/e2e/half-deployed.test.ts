import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import {
  type FaultyHost,
  faultyHost,
  WRONG_ANSWERS,
  type WrongAnswer,
} from "../../harness/faults/faulty-host";
import { correctChecksums, servedVersions, type Versions } from "../../harness/faults/versions";
import { lookForUpdate, updateNow } from "./support/updates";
import { answerOf, classify, visit } from "./support/visit";

const NEWER = "Hanger, newer";

/** Both are as they were published: a test that changes files of one does so to a copy of its own. */
let versions: Versions;
let newer: Versions;
let host: FaultyHost;

beforeAll(() => {
  versions = servedVersions();
  newer = servedVersions();
  newer.publish(NEWER);
});

afterAll(() => {
  versions.remove();
  newer.remove();
});

beforeEach(async () => {
  host = await faultyHost(versions.folder);
});

afterEach(() => host.close());

const open = () => visit({ served: host, serviceWorker: true });

/** What the page says once every file of the app is kept. */
const ready = (page: Page) => page.getByText("Ready to work offline");

async function openInstalled() {
  const visited = await open();
  await ready(visited.page).waitFor();
  return visited;
}

/** How the browser's next attempt to install the service worker ends. */
const installed = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const worker = registration?.installing ?? registration?.waiting ?? registration?.active;
    return new Promise<string>((resolve) => {
      const settle = () => {
        if (worker?.state !== "installing") resolve(worker?.state ?? "redundant");
      };
      worker?.addEventListener("statechange", settle);
      settle();
    });
  });

/** Has a file gone from what the app keeps, as browsers evict or owners clear it. */
const lose = (page: Page, pattern: RegExp) =>
  page.evaluate(async (source) => {
    let lost = 0;
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        if (new RegExp(source).test(request.url) && (await cache.delete(request))) lost++;
    }
    return lost;
  }, pattern.source);

/** Takes away what an attempt to install has kept of the files that were sound. */
const forgetKept = (page: Page) =>
  page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });

/** To ask the host for every file while other tests use the processors. */
const INSTALL_MS = 120_000;

const PHOTOS = /^assets\/view-photos-/;

const FIRST_VISITS: Readonly<Record<string, readonly (readonly [RegExp, WrongAnswer])[]>> = {
  "a view": (Object.keys(WRONG_ANSWERS) as WrongAnswer[]).map((fault) => [PHOTOS, fault]),
  "the network, the worker, the style sheet, its binaries or its icons": [
    [/^models\/camera\/weights\.bin$/, "the page, with status 200"],
    [/^assets\/model-.*\.js$/, "the page, with status 200"],
    [/^start\/app-.*\.css$/, "half its bytes"],
    [/^assets\/.*\.wasm$/, "half its bytes"],
    [/^icons\//, "status 500"],
  ],
  // Each alone: a browser that has had the right one would not ask for it again.
  "a view that a proxy cuts short": [[PHOTOS, "half its bytes, with the file's date"]],
  "the script that the page starts with": [[/^start\/app-.*\.js$/, "the page, with status 200"]],
  "what registers the service worker": [[/^start\/keep-offline-/, "half its bytes"]],
};

test.each(Object.keys(FIRST_VISITS))(
  "a first visit at which %s gets something else keeps nothing wrong, and a sound host and a reload are enough",
  async (which) => {
    host.caching = undefined;
    const { page, addressOf } = await visit({
      served: host,
      serviceWorker: true,
      profile: true,
      path: "icons/icon.svg",
    });
    for (const [pattern, fault] of FIRST_VISITS[which]!) {
      // Nothing was installed before, so each of them is a first visit.
      await forgetKept(page);
      host.faultOf = (file) => (pattern.test(file) ? fault : undefined);
      await page.goto("about:blank");
      await page.goto(addressOf(""));
      // A page that does not start registers nothing, and says that it is starting.
      await page.locator(".shell, .starting").first().waitFor({ state: "attached" });
      await page.waitForLoadState("networkidle");
      expect([pattern, fault, await installed(page)]).toEqual([pattern, fault, "redundant"]);
      expect(await ready(page).count()).toBe(0);
    }

    host.faultOf = () => undefined;
    await page.reload();
    await classify(page, "Dress");
    await ready(page).waitFor({ timeout: INSTALL_MS });
    await page.getByRole("link", { name: "Photos" }).click();
    await page.getByRole("heading", { name: "Photos", exact: true }).waitFor();
  },
  2 * INSTALL_MS,
);

test("an install that failed is tried again while the page is open, at the latest with the network's return", async () => {
  const { page } = await visit({ served: host, serviceWorker: true, path: "icons/icon.svg" });
  const failed = () =>
    new Promise<void>((resolve) => {
      host.faultOf = (file) => {
        if (!PHOTOS.test(file)) return undefined;
        resolve();
        return "status 500";
      };
    });
  await Promise.all([failed(), page.goto(host.url)]);
  // The next attempt comes after a pause, and the one after that long after it.
  await failed();
  expect(await ready(page).count()).toBe(0);
  host.faultOf = () => undefined;
  await page.context().setOffline(true);
  await page.context().setOffline(false);
  await ready(page).waitFor();
});

test("a page in use is not loaded again to be isolated, and the next start is", async () => {
  // As hosts without these headers do, where the service worker adds them.
  host.headersOf = () => ({});
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  host.heldUntil = (file) => (PHOTOS.test(file) ? held : undefined);
  const { page } = await open();
  await page.getByRole("button", { name: "drawing of a Dress" }).click();
  await answerOf(page)
    .filter({ hasText: /^Dress/ })
    .waitFor();
  release();
  await ready(page).waitFor();
  expect(await answerOf(page).first().textContent()).toMatch(/^Dress/);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  await page.reload();
  await page.waitForFunction(() => crossOriginIsolated);
});

test("half a deployment is not installed, the whole one is", async () => {
  const { page } = await openInstalled();
  await page.reload();
  const half = servedVersions();
  for (const file of ["index.html", "sw.js"])
    writeFileSync(path.join(half.folder, file), readFileSync(path.join(newer.folder, file)));
  host.folder = half.folder;
  expect(await lookForUpdate(page)).toBe("redundant");
  await page.reload();
  await classify(page, "Dress");
  expect(await page.title()).toBe("Hanger");

  host.folder = newer.folder;
  expect(await lookForUpdate(page)).toBe("installed");
  await updateNow(page).click();
  await page.waitForFunction(() => document.title === "Hanger, newer");
  await classify(page, "Trouser");
  half.remove();
});

test("a file that is lost from what the app keeps, and gets something else, is not believed, and is had again", async () => {
  const { page } = await openInstalled();
  const pattern = /assets\/view-photos-.*\.js/;
  for (const fault of Object.keys(WRONG_ANSWERS) as WrongAnswer[]) {
    await page.goto(`${host.url}?backend=wasm-simd`);
    await page.reload();
    await ready(page).waitFor();
    expect([fault, await lose(page, pattern)]).toEqual([fault, 1]);
    host.faultOf = (file) => (pattern.test(file) ? fault : undefined);
    await page.getByRole("link", { name: "Photos" }).click();
    await page.getByRole("button", { name: "Try again" }).waitFor();
    host.faultOf = () => undefined;
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("heading", { name: "Photos", exact: true }).waitFor();
    expect([fault, await lose(page, pattern)]).toEqual([fault, 1]);
  }

  // Half of the page itself is not shown either.
  await page.goto(`${host.url}?backend=wasm-simd`);
  await ready(page).waitFor();
  expect(await lose(page, /\/index\.html/)).toBe(1);
  host.faultOf = (file) => (file === "index.html" ? "half its bytes" : undefined);
  const shown = await page.context().newPage();
  await expect(shown.goto(host.url)).rejects.toThrow(/ERR_FAILED/);
  await shown.close();
  host.faultOf = () => undefined;
  await page.reload();
  await classify(page, "Dress");
});

test("the app is not called ready while a file is missing, and the next start fetches it", async () => {
  const { page } = await openInstalled();
  await page.reload();
  const pattern = /assets\/view-train-.*\.js/;
  expect(await lose(page, pattern)).toBe(1);
  const refused = new Promise<void>((resolve) => {
    host.faultOf = (file) => {
      if (!pattern.test(file)) return undefined;
      resolve();
      return "status 500";
    };
  });
  await page.reload();
  await classify(page, "Dress");
  await refused;
  expect(await ready(page).count()).toBe(0);
  host.faultOf = () => undefined;
  await page.reload();
  await ready(page).waitFor();
  expect(await lose(page, pattern)).toBe(1);
});

/** An update whose script is empty is let in; then the host has the sound version again. */
async function updateToEmptyScript(): Promise<void> {
  const empty = servedVersions();
  empty.publish(NEWER);
  const start = path.join(empty.folder, "start");
  const script = readdirSync(start).find((file) => /^app-.*\.js$/.test(file))!;
  writeFileSync(path.join(start, script), "");
  correctChecksums(empty.folder);
  const { page } = await openInstalled();
  host.folder = empty.folder;
  expect(await lookForUpdate(page)).toBe("installed");
  await updateNow(page).click();
  await page.waitForFunction((title) => document.title === title, NEWER);
  await page.getByText("Hanger is starting.").waitFor();
  host.folder = versions.folder;
  await page.waitForFunction(() => document.title === "Hanger", undefined, { timeout: 60_000 });
  await classify(page, "Dress");
  empty.remove();
}

/** An installed app has a page in place of its script; then its host has a newer version. */
async function keepPageAsScript(): Promise<void> {
  const other = await faultyHost(versions.folder);
  const { page } = await visit({ served: other, serviceWorker: true });
  await ready(page).waitFor();
  await page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        if (/start\/app-.*\.js/.test(request.url))
          await cache.put(
            request,
            new Response("<title>Host</title>", { headers: { "Content-Type": "text/html" } }),
          );
    }
  });
  await page.reload();
  await page.getByText("Hanger is starting.").waitFor();
  other.folder = newer.folder;
  await page.evaluate(async () => void (await navigator.serviceWorker.getRegistration())!.update());
  await page.waitForFunction((title) => document.title === title, NEWER);
  await classify(page, "Dress");
}

// Service workers give a page twenty seconds to start: the two hosts are waited for side by side.
test("a version whose script is empty, and one that kept a page in its place, let the next one in by themselves", async () => {
  await Promise.all([updateToEmptyScript(), keepPageAsScript()]);
});

test("a page that meets the service worker of a newer version offers the reload", async () => {
  let hasPage = false;
  // The upload is done while the page loads: the page is of the older version, and what comes later of the newer.
  host.faultOf = (file) => {
    if (file === "sw.js") host.folder = newer.folder;
    hasPage ||= file === "index.html";
    return undefined;
  };
  const { page } = await open();
  expect(hasPage).toBe(true);
  expect(await page.title()).toBe("Hanger");
  await updateNow(page).click();
  await page.waitForFunction(() => document.title === "Hanger, newer");
  await classify(page, "Dress");
});

const KEPT_WRONG: Readonly<Record<string, WrongAnswer>> = {
  "weights.bin": "half its bytes",
  "card.json": "the page, with status 200",
  "model.json": "the page, with status 200",
};

test("without a service worker, files of a model that the browser keeps wrong are each fetched past its cache", async () => {
  host.caching = "max-age=600";
  const sent = new Set<string>();
  host.faultOf = (file) => {
    const name = path.basename(file);
    if (path.dirname(file) !== "models/camera" || sent.has(name)) return undefined;
    sent.add(name);
    return KEPT_WRONG[name];
  };
  const { page } = await visit({ served: host });
  await classify(page, "Dress");
  expect([...sent]).toEqual(expect.arrayContaining(Object.keys(KEPT_WRONG)));
  expect(await page.getByText("The downloaded network is damaged.").count()).toBe(0);
});

test("without a service worker, a model that stays damaged is told", async () => {
  host.faultOf = (file) => (file.endsWith("weights.bin") ? "another version's bytes" : undefined);
  const { page } = await visit({ served: host });
  await page.getByText("The downloaded network is damaged.").waitFor();
});

test("a page without a service worker, of which a file does not load after a deployment, offers the reload", async () => {
  const { page } = await visit({ served: host });
  await classify(page, "Dress");
  host.folder = newer.folder;
  await page.getByRole("link", { name: "Photos" }).click();
  await updateNow(page).click();
  await page.waitForFunction(() => document.title.endsWith("Hanger, newer"));
  await page.getByRole("heading", { name: "Photos", exact: true }).waitFor();
});

test("a page without a service worker, of which a file does not load for another reason, offers no reload", async () => {
  const { page } = await visit({ served: host });
  await classify(page, "Dress");
  host.faultOf = (file) => (file.startsWith("assets/view-photos-") ? "status 404" : undefined);
  const compared = page.waitForResponse(host.url);
  await page.getByRole("link", { name: "Photos" }).click();
  await (await compared).finished();
  await page.getByRole("button", { name: "Try again" }).waitFor();
  expect(await updateNow(page).count()).toBe(0);
});
