import { createWriteStream, existsSync } from "node:fs";
import { mkdir, rename, stat } from "node:fs/promises";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CommandError } from "../command-error";

/**
 * Downloads a file, resuming an earlier attempt. Until the file is complete, its bytes are beside the target as
 * `.part`; then the target appears.
 * @throws CommandError saying what to do instead
 */
export async function downloadFile(
  url: URL,
  target: string,
  onProgress: (line: string) => void,
): Promise<void> {
  if (existsSync(target)) return;
  await mkdir(path.dirname(target), { recursive: true });
  const part = `${target}.part`;
  const have = existsSync(part) ? (await stat(part)).size : 0;
  try {
    const response = await fetch(url, have > 0 ? { headers: { Range: `bytes=${have}-` } } : {});
    // Nothing is left to download: only the renaming was missing.
    if (response.status === 416) return await rename(part, target);
    if (!response.ok || !response.body) throw new Error(`the server answered ${response.status}`);
    const resumed = response.status === 206;
    const total = (resumed ? have : 0) + Number(response.headers.get("content-length") ?? 0);
    let received = resumed ? have : 0;
    const count = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        received += chunk.length;
        onProgress(`${path.basename(target)}: ${mb(received)} of ${mb(total)}`);
        done(null, chunk);
      },
    });
    const body = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
    await pipeline(body, count, createWriteStream(part, { flags: resumed ? "a" : "w" }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(
      `Fashion-MNIST could not be downloaded (${reason}). Run "npm run data" again to resume, or put the four .gz files in a folder and set FASHION_MNIST_DIR to it.`,
    );
  }
  await rename(part, target);
}

const mb = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
