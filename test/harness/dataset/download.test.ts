import { existsSync, mkdtempSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { downloadFile } from "../../../harness/dataset/download";
import { findPhotos } from "../../../src/cli/photos";

const CONTENT = Buffer.from(Array.from({ length: 200_000 }, (_, i) => i % 251));

/** A server that knows ranges, and breaks off its first answer in the middle. */
async function flakyServer(part: string) {
  const ranges: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    const { range } = request.headers;
    ranges.push(range);
    const from = range ? Number(/bytes=(\d+)-/.exec(range)?.[1]) : 0;
    const body = CONTENT.subarray(from);
    response.writeHead(range ? 206 : 200, { "content-length": body.length });
    if (range) response.end(body);
    else response.write(body.subarray(0, 80_000), breakOff);

    // Not before something of it has reached the disk, or there would be nothing to go on from.
    function breakOff() {
      if (existsSync(part) && statSync(part).size > 0) response.destroy();
      else setImmediate(breakOff);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const url = new URL(`http://localhost:${(server.address() as AddressInfo).port}/file.gz`);
  return {
    url,
    ranges,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

test("a download that breaks off says how to go on, and goes on where it stopped", async () => {
  const target = path.join(mkdtempSync(path.join(tmpdir(), "hanger-")), "file.gz");
  const { url, ranges, close } = await flakyServer(`${target}.part`);
  const lines: string[] = [];
  const progress = (line: string) => void lines.push(line);

  await expect(downloadFile(url, target, progress)).rejects.toThrow(/npm run data/);
  expect(existsSync(target)).toBe(false);
  await downloadFile(url, target, progress);

  expect(readFileSync(target).equals(CONTENT)).toBe(true);
  expect(ranges[1]).toMatch(/^bytes=[1-9]\d*-$/);
  expect(lines.at(-1)).toBe("file.gz: 0.2 MB of 0.2 MB");
  close();
});

test("a folder without photos is said to be one", async () => {
  await expect(findPhotos(mkdtempSync(path.join(tmpdir(), "hanger-")))).rejects.toThrow(/no photos/);
  await expect(findPhotos("/nowhere/at/all")).rejects.toThrow(/no folder/);
});
