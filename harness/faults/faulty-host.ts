import { readFileSync, statSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { folderHandler } from "../folder-handler";
import { cachingFor, headersFor } from "../headers";
import type { RunningServer } from "../server";

type Send = (response: ServerResponse, file: string, folder: string) => void;

const page = (folder: string) => readFileSync(path.join(folder, "index.html"));

/** What hosts, portals, filters and broken uploads send in place of a file. */
export const WRONG_ANSWERS = {
  "the page, with status 200": (response, _, folder) =>
    response.writeHead(200, { "Content-Type": "text/html" }).end(page(folder)),
  "half its bytes": (response, file) => {
    const content = readFileSync(file);
    response.writeHead(200, typeOf(file)).end(content.subarray(0, content.length / 2));
  },
  // Whoever asks later whether it is still right hears that it is.
  "half its bytes, with the file's date": (response, file) => {
    const content = readFileSync(file);
    const dated = { ...typeOf(file), "Last-Modified": statSync(file).mtime.toUTCString() };
    response.writeHead(200, dated).end(content.subarray(0, content.length / 2));
  },
  "another version's bytes": (response, file) => {
    const content = readFileSync(file);
    response.writeHead(200, typeOf(file)).end(Buffer.concat([content, Buffer.from("\n")]));
  },
  "status 404": (response) => response.writeHead(404).end(),
  "status 500": (response) => response.writeHead(500).end(),
} satisfies Record<string, Send>;

export type WrongAnswer = keyof typeof WRONG_ANSWERS;

const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".json": "application/json",
};

const typeOf = (file: string) => ({
  "Content-Type": TYPES[path.extname(file)] ?? "application/octet-stream",
});

export interface FaultyHost extends RunningServer {
  /** The folder that is served now. */
  folder: string;
  /** What some paths get, a path relative to the folder; it may be changed at any time. */
  faultOf: (file: string) => WrongAnswer | undefined;
  /**
   * What it says of caching, for every file; undefined for what the recipes say. By default only the app's own caches stand
   * between the app and the host.
   */
  caching: string | undefined;
  /** The headers of a path, but for its type and caching; by default those of the recipes. */
  headersOf: (pathname: string) => Readonly<Record<string, string>>;
  /** What some paths wait for before they are sent. */
  heldUntil: (file: string) => Promise<void> | undefined;
}

/** Serves the app as a host does that sends its page for whatever it does not have, and some files wrong. */
export async function faultyHost(folder: string): Promise<FaultyHost> {
  const server = createServer(async (request, response) => {
    const pathname = request.url!.split("?")[0]!;
    const file = pathname.endsWith("/") ? "index.html" : pathname.slice(1);
    const fault = host.faultOf(file);
    await host.heldUntil(file);
    // A page may ask on after its test: the folder goes as soon as the host is closed.
    const sendPage = () => {
      if (server.listening) WRONG_ANSWERS["the page, with status 200"](response, file, host.folder);
      else response.destroy();
    };
    for (const [name, value] of Object.entries(host.headersOf(pathname))) response.setHeader(name, value);
    const caching = host.caching ?? (fault?.startsWith("status") ? "no-cache" : cachingFor(pathname));
    response.setHeader("Cache-Control", caching);
    if (fault) WRONG_ANSWERS[fault](response, path.join(host.folder, file), host.folder);
    else folderHandler(host.folder)(request, response, sendPage);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = server.address() as AddressInfo;
  const host: FaultyHost = {
    folder,
    faultOf: () => undefined,
    caching: "no-store",
    headersOf: headersFor,
    heldUntil: () => undefined,
    url: `http://localhost:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return host;
}
