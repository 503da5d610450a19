import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** A program that has said nothing by then has not started. */
const START_LIMIT_MS = 60_000;

/** What a pattern finds in the first line that it fits. @throws Error where none comes */
export function lineLike(stream: Readable, pattern: RegExp): Promise<string> {
  const lines = createInterface(stream);
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error("it gave no sign of life"));
    const timer = setTimeout(fail, START_LIMIT_MS);
    lines.on("close", () => {
      clearTimeout(timer);
      fail();
    });
    lines.on("line", (line) => {
      const found = pattern.exec(line)?.[1];
      if (!found) return;
      clearTimeout(timer);
      resolve(found);
    });
  });
}

/** What was started or made for one browser; all of it is ended together, the latest first. */
export class Belongings {
  private readonly ends: (() => Promise<void> | void)[] = [];

  /** Starts a program, which is killed in the end. */
  start(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
    const child = spawn(command, args, options);
    this.onEnd(async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill();
      await ended;
    });
    return child;
  }

  /** A folder, which is removed in the end. */
  folder(name: string): string {
    const folder = mkdtempSync(path.join(tmpdir(), `hanger-${name}-`));
    this.onEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
    return folder;
  }

  onEnd(end: () => Promise<void> | void): void {
    this.ends.push(end);
  }

  /** Does what may fail halfway; what was started by then is ended before the failure goes on. */
  async guard<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      await this.end();
      throw error;
    }
  }

  async end(): Promise<void> {
    for (const end of this.ends.splice(0).reverse()) await end();
  }
}
