import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { servedVersions } from "../../harness/faults/versions";
import { DIST, DRIVER, ROOT } from "../../harness/paths";
import { type RunningServer, serve } from "../../harness/server";
import { bringDrawings } from "../../harness/states/props/drawn";
import { type Rules, readHeadersFile, readNginxConf } from "../deploy/rules";
import { checkDeployment, type Deployment } from "./support/deployment";
import { shareWith } from "./support/share";
import { staticHost } from "./support/static-host";
import { lookForUpdate, updateNow } from "./support/updates";
import { answerOf, classify, drawing, offlineReady, visit } from "./support/visit";

const recipe = (read: (text: string) => Rules, file: string) =>
  read(readFileSync(path.join(ROOT, file), "utf8"));

const NGINX = recipe(readNginxConf, "deploy/nginx.conf");

/** As GitHub Pages: every file may be kept for ten minutes, the page too. */
const PAGES: Rules = () => ({ "Cache-Control": "max-age=600" });

/** A host with another page in its root. */
let host: string;

beforeEach(() => {
  host = mkdtempSync(path.join(tmpdir(), "hanger-host-"));
  writeFileSync(path.join(host, "index.html"), "<title>The host's own</title>");
});

afterEach(() => rmSync(host, { recursive: true }));

const atSubPath = async (folder: string, rules?: Rules): Promise<RunningServer> => {
  const server = await staticHost({ "/": host, "/hanger/": folder }, rules);
  return { ...server, url: `${server.url}hanger/` };
};

/** With headers and without them, at a root and beneath it. "npm run test:deploy" has real servers at both places. */
const DEPLOYMENTS: Readonly<Record<string, Deployment>> = {
  "a sub-path of a host without them, as GitHub Pages": {
    open: (folder) => atSubPath(folder, PAGES),
    loads: 2,
  },
  "the container": { open: (folder) => staticHost({ "/": folder }, NGINX), loads: 1 },
  "Netlify and Cloudflare Pages": {
    open: (folder) => staticHost({ "/": folder }, recipe(readHeadersFile, "public/_headers")),
    loads: 1,
  },
};

test.each(Object.keys(DEPLOYMENTS))("%s: installable, isolated, offline, updated", (name) =>
  checkDeployment(DEPLOYMENTS[name]!),
);

test("what is deployed has nothing that only commands use", async () => {
  const deployed = readdirSync(DIST, { recursive: true }) as string[];
  const driver = readdirSync(DRIVER, { recursive: true }) as string[];
  expect(driver).toContain("driver.html");
  expect(driver.filter((file) => path.extname(file) && deployed.includes(file))).toEqual([]);
  expect(deployed.filter((file) => /driver|commands/.test(file))).toEqual([]);
  const scripts = deployed.filter((file) => file.endsWith(".js"));
  const driven = scripts.filter((file) =>
    readFileSync(path.join(DIST, file), "utf8").includes("globalThis.driver"),
  );
  expect(driven).toEqual([]);
  const server = await serve();
  expect((await fetch(`${server.url}driver.html`)).status).toBe(404);
  await server.close();
});

test("the server keeps what is named by its content for good, and nothing that is not there", async () => {
  const assets = readdirSync(path.join(DIST, "assets"));
  expect(assets.filter((file) => !/-[0-9a-f]{8}\.(js|css|wasm)(\.br)?$/.test(file))).toEqual([]);
  const server = await serve();
  const caching = async (file: string) => {
    const { status, headers } = await fetch(server.url + file);
    return [status, headers.get("cache-control")];
  };
  expect(await caching(`assets/${assets[0]}`)).toEqual([200, "public, max-age=31536000, immutable"]);
  expect(await caching("assets/app-0123456789.js")).toEqual([404, "no-cache"]);
  for (const file of ["", "sw.js", "manifest.webmanifest", "models/camera/weights.bin"])
    expect(await caching(file)).toEqual([200, "no-cache"]);
  await server.close();
});

test("what is shared with the app arrives under a sub-path", async () => {
  const versions = servedVersions();
  const { page, server } = await visit({ served: await atSubPath(versions.folder), serviceWorker: true });
  await page.waitForFunction(() => crossOriginIsolated);
  await bringDrawings(page);
  const bytes = new Uint8Array(await drawing(page, "Dress"));
  const { share_target } = await page.evaluate(async () => (await fetch("manifest.webmanifest")).json());
  await server.close();
  await shareWith(page, new URL(share_target.action, server.url).href, [{ name: "a.jpg", bytes }]);
  await answerOf(page)
    .filter({ hasText: /^Dress/ })
    .waitFor();
  expect(page.url()).toBe(`${server.url}#/classify`);
  versions.remove();
});

test("under a sub-path the app leaves the rest of the host alone, what lies beneath it too", async () => {
  const versions = servedVersions();
  mkdirSync(path.join(versions.folder, "guide"));
  writeFileSync(path.join(versions.folder, "guide/index.html"), "<title>A guide</title>");
  const { page, server } = await visit({ served: await atSubPath(versions.folder), serviceWorker: true });
  await page.waitForFunction(() => crossOriginIsolated);
  await page.goto(`${server.url}guide/`);
  expect(await page.title()).toBe("A guide");
  await page.goto(new URL("/", server.url).href);
  expect(await page.title()).toBe("The host's own");
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  versions.remove();
});

test("two copies side by side are both isolated in one tab, each with a reload of its own", async () => {
  const versions = servedVersions();
  const served = await staticHost({ "/": host, "/one/": versions.folder, "/other/": versions.folder });
  const { page, server } = await visit({ served, path: "one/", serviceWorker: true });
  await page.waitForFunction(() => crossOriginIsolated);
  await page.goto(`${server.url}other/`);
  await page.waitForFunction(() => crossOriginIsolated);
  versions.remove();
});

test("an app in the root of a host and another beneath it keep out of each other's way", async () => {
  const [first, second] = [servedVersions(), servedVersions()];
  second.publish("Hanger, second");
  const served = await staticHost({ "/": first.folder, "/second/": second.folder });
  const { page, server } = await visit({ served, serviceWorker: true });
  await page.waitForFunction(() => crossOriginIsolated);
  await page.goto(`${server.url}second/`);
  await page.waitForFunction(() => crossOriginIsolated);
  await offlineReady(page);

  await page.goto(server.url);
  first.publish("Hanger, newer");
  expect(await lookForUpdate(page)).toBe("installed");
  await updateNow(page).click();
  await page.waitForFunction(() => document.title === "Hanger, newer");

  await server.close();
  for (const [address, title] of [
    ["second/", "Hanger, second"],
    ["", "Hanger, newer"],
  ]) {
    await page.goto(server.url + address);
    expect(await page.title()).toBe(title);
    await classify(page, "Dress");
  }
  first.remove();
  second.remove();
});
