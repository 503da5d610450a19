import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** A program that has written nothing by then has not started. */
const START_LIMIT_MS = 60_000;

/** Returns the match of a pattern in the first line that fits it. @throws Error if no line does */
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

/** Everything that was started or made for one browser. It is ended together, the latest first. */
export class Belongings {
  private readonly ends: (() => Promise<void> | void)[] = [];

  /** Starts a program that is killed at the end. */
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

  /** Makes a folder that is removed at the end. */
  folder(name: string): string {
    const folder = mkdtempSync(path.join(tmpdir(), `hanger-${name}-`));
    this.onEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
    return folder;
  }

  onEnd(end: () => Promise<void> | void): void {
    this.ends.push(end);
  }

  /** Runs work that may fail halfway. If it fails, ends everything started so far, then rethrows. */
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
