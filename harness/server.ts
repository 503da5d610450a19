import { createServer, STATUS_CODES } from "node:http";
import type { AddressInfo } from "node:net";
import { folderHandler, pathOf } from "./folder-handler";
import { headersFor } from "./headers";
import { DIST } from "./paths";

export interface ServerOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly host?: string;
  /** Folders served in addition to the app, by path, with slashes at both ends. */
  readonly mounts?: Readonly<Record<string, string>>;
  /** The headers of the file at a path; default: the app's own. */
  readonly headers?: (pathname: string) => Readonly<Record<string, string>>;
  readonly folder?: string;
  /** A folder with the page that commands drive. Its files are sent where `folder` has none of that name. */
  readonly driver?: string;
}

export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the built app. Listens on loopback unless asked otherwise. */
export async function serve(options: ServerOptions = {}): Promise<RunningServer> {
  const { port = 0, host = "localhost", mounts = {}, headers = headersFor, folder = DIST, driver } = options;
  const app = folderHandler(folder, { brotli: true });
  const beside = driver === undefined ? undefined : folderHandler(driver, { brotli: true });
  const extra = Object.entries(mounts).map(([prefix, target]) => ({ prefix, handle: folderHandler(target) }));
  const server = createServer((request, response) => {
    const pathname = pathOf(request);
    for (const [name, value] of Object.entries(headers(pathname))) response.setHeader(name, value);
    const mount = extra.find(({ prefix }) => request.url?.startsWith(prefix));
    if (mount) request.url = request.url!.slice(mount.prefix.length - 1);
    const refuse = (status: number) => {
      // What is missing now may be there after the next update.
      response.setHeader("Cache-Control", "no-cache");
      response.writeHead(status, { "Content-Type": "text/plain" }).end(`${STATUS_CODES[status]}\n`);
    };
    if (mount) mount.handle(request, response, refuse);
    else if (beside)
      app(request, response, (status) =>
        status === 404 ? beside(request, response, refuse) : refuse(status),
      );
    else app(request, response, refuse);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${taken}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
