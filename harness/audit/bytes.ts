import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { answerOf } from "../app-page";
import { launchBrowser } from "../browser";
import { headersFor } from "../headers";
import { DIST } from "../paths";
import { serve } from "../server";
import type { Finding } from "./finding";

const KB = 1000;

/** Bytes of one of the app's files as it is sent: compressed, if the build compressed it. */
function bytesOf(file: string): number {
  const full = path.join(DIST, file);
  const compressed = statSync(`${full}.br`, { throwIfNoEntry: false });
  return (compressed ?? statSync(full)).size;
}

const sum = (files: readonly string[]) => files.reduce((total, file) => total + bytesOf(file), 0);

/** Measures the bytes sent before the first paint, for the worker, and in total, against their budgets. */
export async function measureBytes(): Promise<readonly Finding[]> {
  const worker = await scriptsOfWorker();
  return [
    { what: "script before the first paint", figure: sum(scriptsOfPage()) / KB, unit: "kB", limit: 18 },
    {
      what: "script of the worker with its default backend",
      figure: sum(worker) / KB,
      unit: "kB",
      limit: 250,
      details: worker.map((file) => `${file}: ${(bytesOf(file) / KB).toFixed(1)} kB`),
    },
    { what: "all that is kept for offline use", figure: sum(precached()) / KB / KB, unit: "MB", limit: 2.7 },
  ];
}

/** The scripts that the page loads before it runs. */
function scriptsOfPage(): readonly string[] {
  const page = readFileSync(path.join(DIST, "index.html"), "utf8");
  return [...page.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, file]) => file!);
}

/** The files that the service worker fetches when it is installed. */
function precached(): readonly string[] {
  const script = readFileSync(path.join(DIST, "sw.js"), "utf8");
  const files = [...script.matchAll(/['"]url['"]:['"]([^'"]+)['"]/g)].map(([, file]) => file!);
  if (files.length === 0) throw new Error("sw.js names no files to keep");
  return files;
}

/** The scripts that are requested until the first answer, without the page's own. */
async function scriptsOfWorker(): Promise<readonly string[]> {
  const asked = new Set<string>();
  const server = await serve({
    headers(pathname) {
      asked.add(pathname.slice(1));
      return headersFor(pathname);
    },
  });
  const context = await launchBrowser({ launch: { serviceWorkers: "block" } });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(`${server.url}?backend=${DEFAULT_BACKEND}`);
    await page.getByRole("button", { name: "drawing of a Trouser" }).click();
    await answerOf(page).waitFor();
    const own = new Set(scriptsOfPage());
    const views = readdirSync(path.join(DIST, "assets")).filter((file) => file.startsWith("view-"));
    return [...asked].filter(
      (file) => file.endsWith(".js") && !own.has(file) && !views.includes(path.basename(file)),
    );
  } finally {
    await context.close();
    await server.close();
  }
}

/** The backend with threads: of those without a GPU, the one with the largest download. */
const DEFAULT_BACKEND = "wasm-threads";
