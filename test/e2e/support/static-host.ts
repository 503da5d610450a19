import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { folderHandler } from "../../../harness/folder-handler";
import type { RunningServer } from "../../../harness/server";
import type { Rules } from "../../deploy/rules";

/**
 * A host that knows nothing of the app: it sends what lies in its folders, by the path each appears under, with type, length
 * and date, and what the rules add. Without rules it says nothing of caching or isolation.
 */
export async function staticHost(
  folders: Readonly<Record<string, string>>,
  rules: Rules = () => ({}),
): Promise<RunningServer> {
  const byLength = Object.keys(folders).sort((a, b) => b.length - a.length);
  const handlers = new Map(
    Object.entries(folders).map(([mount, folder]) => [mount, folderHandler(folder, { etag: false })]),
  );
  const server = createServer((request, response) => {
    const pathname = request.url!;
    const mount = byLength.find((path) => pathname.startsWith(path))!;
    request.url = pathname.slice(mount.length - 1);
    for (const [name, value] of Object.entries(rules(pathname))) response.setHeader(name, value);
    handlers.get(mount)!(request, response, (status) => response.writeHead(status).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
