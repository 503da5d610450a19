import { existsSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import send from "send";

/** Sends a file of a folder, or says that there is nothing to send with an HTTP status. */
export type FolderHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  refuse: (status: number) => void,
) => void;

interface FolderOptions {
  /** Send the `.br` file that lies beside a file to browsers that accept it. */
  readonly brotli?: boolean;
  /** Send an ETag; without one, browsers can only compare dates. */
  readonly etag?: boolean;
}

/** Serves a folder's files, with ranges and conditional requests; `refuse` is told 404, 403 or 416. */
export function folderHandler(
  folder: string,
  { brotli = false, etag = true }: FolderOptions = {},
): FolderHandler {
  const root = path.resolve(folder);
  return (request, response, refuse) => {
    const pathname = withIndex(pathOf(request));
    const compressed = brotli && acceptsBrotli(request) && isFile(root, `${pathname}.br`);
    const sending = send(request, compressed ? `${pathname}.br` : pathname, {
      root,
      etag,
      cacheControl: false,
    });
    sending
      .on("headers", () => {
        if (!compressed) return;
        response.setHeader("Content-Encoding", "br");
        response.setHeader("Vary", "Accept-Encoding");
        sending.type(pathname);
      })
      .on("directory", () => refuse(404))
      .on("error", ({ status }: { readonly status: number }) => {
        for (const name of ["Content-Encoding", "Content-Type"]) response.removeHeader(name);
        refuse(status);
      })
      .pipe(response);
  };
}

/** The path as it was sent, still encoded. Not by `URL`, which refuses "//". */
export const pathOf = (request: IncomingMessage) => (request.url ?? "/").split("?")[0]!;

const withIndex = (pathname: string) => (pathname.endsWith("/") ? `${pathname}index.html` : pathname);

const acceptsBrotli = ({ headers }: IncomingMessage) => /\bbr\b/.test(String(headers["accept-encoding"]));

function isFile(root: string, pathname: string): boolean {
  try {
    return existsSync(path.join(root, decodeURIComponent(pathname)));
  } catch {
    return false;
  }
}
