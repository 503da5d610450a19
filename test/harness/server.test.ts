import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { type RunningServer, serve } from "../../harness/server";
import { findPhotos, PHOTOS_MOUNT } from "../../src/cli/photos";

const LARGE = 8 * 1024 * 1024;

let folder: string;
let server: RunningServer;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "hanger-"));
  writeFileSync(path.join(folder, "index.html"), "here");
  writeFileSync(path.join(folder, "large.bin"), Buffer.alloc(LARGE));
  server = await serve({ folder, mounts: { [PHOTOS_MOUNT]: folder } });
});

afterEach(() => server.close());

const stillServes = async () => expect(await (await fetch(server.url)).text()).toBe("here");

test("odd addresses get an answer, and the server goes on", async () => {
  for (const odd of ["/", "//", "/?a=//", "%", "%00", "..%2f..%2fetc/passwd"]) {
    expect((await fetch(`${server.url}${odd}`)).status).toBeLessThan(500);
  }
  await stillServes();
});

test.each([
  ["bytes=5-2", 416],
  ["bytes=0-99999999999999999999", 206],
  ["bytes=99999999999999999999-", 416],
  ["bytes=-99999999999999999999", 416],
  ["bytes=1-2", 206],
  // Several ranges, and units that are none, may be ignored.
  ["bytes=0-0,2-3", 200],
  ["apples=1-2", 200],
])("a request for the range %s is answered with %i, and the server goes on", async (range, status) => {
  const answer = await fetch(server.url, { headers: { Range: range } });
  await answer.arrayBuffer();
  expect(answer.status).toBe(status);
  await stillServes();
});

test("what is refused is not cached, and carries the policy", async () => {
  const missing = await fetch(`${server.url}assets/model-missing.js`);
  const unsatisfied = await fetch(server.url, { headers: { Range: "bytes=9-" } });
  for (const answer of [missing, unsatisfied]) {
    expect([404, 416]).toContain(answer.status);
    expect(answer.headers.get("cache-control")).toBe("no-cache");
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'self'");
  }
});

const openFiles = () =>
  readdirSync("/proc/self/fd")
    .map((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`);
      } catch {
        return "";
      }
    })
    .filter((file) => file.startsWith(folder)).length;

// Only Linux lists the files that a process has open.
(process.platform === "linux" ? test : test.skip)(
  "a download that is broken off leaves no file open",
  async () => {
    const { hostname, port } = new URL(server.url);
    for (let i = 0; i < 20; i++) {
      const socket = connect(Number(port), hostname);
      socket.write("GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n");
      await once(socket, "data");
      socket.destroy();
      await once(socket, "close");
    }
    // The server learns of a closed connection when it next comes to its sockets.
    for (let i = 0; i < 50 && openFiles() > 0; i++) await stillServes();
    expect(openFiles()).toBe(0);
  },
);

test("photos of any name are served", async () => {
  const names = [...",;:@&=+$#? %'()[]!~ü"].map((odd) => `a${odd}b.jpg`);
  mkdirSync(path.join(folder, "dress"));
  for (const name of names) writeFileSync(path.join(folder, "dress", name), name);
  const photos = await findPhotos(folder);
  expect(photos.length).toBe(names.length);
  for (const { file, url } of photos) {
    expect(`dress/${await (await fetch(new URL(url, server.url))).text()}`).toBe(file);
  }
});
