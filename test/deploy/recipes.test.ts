import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { cachingFor, HOST_HEADERS } from "../../harness/headers";
import { DIST, ROOT } from "../../harness/paths";
import type { RunningServer } from "../../harness/server";
import { WEB_SERVERS, type WebServer } from "../../harness/web-servers";
import { checkDeployment } from "../e2e/support/deployment";
import { classify, offlineReady, visit } from "../e2e/support/visit";
import { buildStages, readContainerfile } from "./containerfile";
import { appFiles } from "./files";
import { startServer } from "./start-server";

const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");

/** What belongs beside the app; other servers have no use for it. */
const BESIDE = { ".htaccess": read("deploy/.htaccess") };

/** Servers that are started as root read as somebody else. */
const folders: string[] = [];

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "hanger-deploy-"));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Serves the app under a path of a host that has another page in its root, or in the root itself. */
async function open(server: WebServer, subPath: string, folder: string): Promise<RunningServer> {
  chmodSync(folder, 0o755);
  if (subPath === "") return startServer(server, folder);
  const site = temporaryFolder();
  writeFileSync(path.join(site, "index.html"), "<title>The host's own</title>");
  symlinkSync(folder, path.join(site, subPath));
  const started = await startServer(server, site);
  return { ...started, url: `${started.url}${subPath}/` };
}

const PLACES = WEB_SERVERS.flatMap((server) => ["", "hanger"].map((subPath) => ({ server, subPath })));

test.each(PLACES)(
  '$server, under "/$subPath": installable, isolated, offline, updated',
  ({ server, subPath }) =>
    checkDeployment({ open: (folder) => open(server, subPath, folder), loads: 1, beside: BESIDE }),
);

const TYPES: Readonly<Record<string, RegExp>> = {
  ".html": /^text\/html/,
  ".js": /^(text|application)\/javascript/,
  ".css": /^text\/css/,
  ".wasm": /^application\/wasm$/,
  ".json": /^application\/json/,
  ".webmanifest": /^application\/manifest\+json$/,
};

const COMPRESSION: Readonly<Record<WebServer, string>> = { nginx: "gzip", apache2: "br", caddy: "br" };

/** Every file of a folder that is served, and its root page. */
async function checkFiles(server: WebServer, url: string, folder: string): Promise<void> {
  const get = (file: string) => fetch(url + file, { headers: { "Accept-Encoding": "br, gzip" } });
  for (const file of ["", ...appFiles(folder)]) {
    const { status, headers } = await get(file);
    const sent = Object.keys(HOST_HEADERS).map((header) => [header, headers.get(header)]);
    expect({ file, status, caching: headers.get("cache-control"), ...Object.fromEntries(sent) }).toEqual({
      file,
      status: 200,
      caching: cachingFor(`/${file}`),
      ...HOST_HEADERS,
    });
    const name = file || "index.html";
    const type = TYPES[path.extname(name)];
    if (type) expect(headers.get("content-type")).toMatch(type);
    if (type && existsSync(path.join(folder, `${name}.br`)))
      expect([file, headers.get("content-encoding")]).toEqual([file, COMPRESSION[server]]);
  }
}

/** What is no whole file: each address with what is asked of it, and the statuses that are right. */
async function checkRefusals(url: string, script: string): Promise<void> {
  for (const [address, headers, statuses] of [
    ["assets/app-0123456789.js", {}, [404]],
    ["assets/", {}, [403, 404]],
    ["icons/", {}, [403, 404]],
    ["icons", {}, [301, 308, 404]],
    ["assets", {}, [301, 308, 404]],
    [`${script}/`, {}, [308, 404]],
    // A server may send the whole file where it has none of the range.
    [script, { Range: "bytes=99999999-" }, [200, 416]],
    ["icons/icon.svg", { Range: "bytes=99999999-" }, [200, 416]],
    [script, { "If-Match": '"another"' }, [412]],
    [script, { "If-Unmodified-Since": "Mon, 01 Jan 2001 00:00:00 GMT" }, [412]],
  ] as const) {
    const answer = await fetch(url + address, { headers, redirect: "manual" });
    const sent = Object.keys(HOST_HEADERS).map((header) => [header, answer.headers.get(header)]);
    expect({ address, ...Object.fromEntries(sent) }).toEqual({ address, ...HOST_HEADERS });
    expect({ address, headers, statuses }).toEqual({
      address,
      headers,
      statuses: expect.arrayContaining([answer.status]),
    });
    const caching = answer.status === 200 ? cachingFor(`/${address}`) : "no-cache";
    expect([address, headers, answer.headers.get("cache-control")]).toEqual([address, headers, caching]);
    // Names of files that lie in the folders asked for.
    if (answer.status !== 200) expect(await answer.text()).not.toMatch(/icon\.svg|\.js"/);
  }
}

test.each(PLACES)(
  '$server, under "/$subPath": every file comes as the app needs it',
  async ({ server, subPath }) => {
    const folder = temporaryFolder();
    cpSync(DIST, folder, { recursive: true, filter: (source) => source !== path.join(DIST, "data") });
    for (const [name, content] of Object.entries(BESIDE)) writeFileSync(path.join(folder, name), content);
    const { url } = await open(server, subPath, folder);
    await checkFiles(server, url, folder);
    await checkRefusals(url, appFiles(folder).find((file) => /^assets\/model-.*\.js$/.test(file))!);
    expect((await fetch(url.replace(/\/$/, ""))).url).toBe(url);
  },
);

test(
  "the container's steps, run one by one, make what its nginx serves as the app",
  async () => {
    const root = buildStages({
      stages: readContainerfile(read("deploy/Containerfile")),
      context: ROOT,
      dockerignore: read(".dockerignore"),
      folder: temporaryFolder(),
    });
    const site = path.join(root, "usr/share/nginx/html");
    const configuration = readFileSync(path.join(root, "etc/nginx/conf.d/default.conf"), "utf8");
    expect(configuration).toBe(read("deploy/nginx.conf"));

    const served = await startServer("nginx", site);
    await checkFiles("nginx", served.url, site);
    const { page } = await visit({ served, serviceWorker: true });
    await page.waitForFunction(() => crossOriginIsolated);
    await offlineReady(page);
    await served.close();
    await page.reload();
    await classify(page, "Dress");
  },
  10 * 60_000,
);
