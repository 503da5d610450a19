import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** What a pattern finds in the first line that it fits. @throws Error where the stream ends before that */
export function lineLike(stream: Readable, pattern: RegExp): Promise<string> {
  const lines = createInterface(stream);
  return new Promise((resolve, reject) => {
    lines.on("line", (line) => {
      const found = pattern.exec(line)?.[1];
      if (found) resolve(found);
    });
    lines.on("close", () => reject(new Error("it ended without a sign of life")));
  });
}

/** Ends a program that was started here, and waits until it has ended. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill();
  await ended;
}
