import { statSync } from "node:fs";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { CommandError } from "../../harness/command-error";
import { BACKENDS, type BackendName, isBackendName } from "../contract";

/** A mistake in how a command was called: exit code 2. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig["options"]>;

/** Reads a command's options. @throws UsageError in the words of Node's own parser */
export function readOptions<O extends Options>(options: O) {
  try {
    const all = { ...options, help: { type: "boolean" } } as O & { help: { type: "boolean" } };
    return parseArgs({ options: all, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** A whole number from an option's text. @throws UsageError */
export function wholeNumber(name: string, text: string, least = 0): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least) {
    throw new UsageError(`--${name} must be a whole number of at least ${least}, not "${text}".`);
  }
  return value;
}

/** A number from an option's text, both ends allowed. @throws UsageError */
export function number(name: string, text: string, least: number, most: number): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (value >= least && value <= most) return value;
  throw new UsageError(`--${name} must be a number from ${least} to ${most}, not "${text}".`);
}

/** One of some words from an option's text. @throws UsageError */
export function oneOf<T extends string>(name: string, text: string, words: readonly T[]): T {
  const found = words.find((word) => word === text);
  if (found !== undefined) return found;
  throw new UsageError(`--${name} must be one of ${words.join(", ")}, not "${text}".`);
}

/** A backend's name from an option's text. @throws UsageError */
export function backendName(text: string): BackendName {
  if (isBackendName(text)) return text;
  throw new UsageError(`There is no backend "${text}"; choose one of ${BACKENDS.join(", ")}.`);
}

/** A folder's path from an option's text. @throws CommandError where there is none */
export function requireFolder(folder: string): string {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new CommandError(`There is no folder "${folder}".`);
}

/** Runs a command: `--help`, exit codes, and one plain line on standard error for what went wrong. */
export async function runCommand(help: string, command: () => Promise<void>): Promise<void> {
  if (process.argv.includes("--help")) {
    process.stdout.write(`${help.trim()}\n`);
    return;
  }
  try {
    await command();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${message.split("\n")[0]}\n`);
    if (process.env.DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
