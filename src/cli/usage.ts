import { statSync } from "node:fs";
import { type ParseArgsConfig, parseArgs } from "node:util";
import { CommandError } from "../../harness/command-error";
import { BACKENDS, type BackendName, isBackendName } from "../contract";

/** A mistake in how a command was called: exit code 2. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig["options"]>;

/** Reads a command's options. @throws UsageError with the message of Node's parser */
export function readOptions<O extends Options>(options: O) {
  try {
    const all = { ...options, help: { type: "boolean" } } as O & { help: { type: "boolean" } };
    return parseArgs({ options: all, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** A number written in decimals; NaN where the text is none. `Number` alone also takes "", "0x50" and "Infinity". */
export const readDecimal = (text: string) =>
  /^-?\d*\.?\d+(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;

/** Parses a whole number from `least` to `most`, both included. @throws UsageError */
export function wholeNumber(name: string, text: string, least = 0, most = Number.MAX_SAFE_INTEGER): number {
  const value = readDecimal(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
  throw new UsageError(`--${name} must be a whole number ${range}, not "${text}".`);
}

/** Parses a number from `least` to `most`, both included. @throws UsageError */
export function number(name: string, text: string, least: number, most: number): number {
  const value = readDecimal(text);
  if (value >= least && value <= most) return value;
  throw new UsageError(`--${name} must be a number from ${least} to ${most}, not "${text}".`);
}

/** Checks that a text is one of `words`. @throws UsageError */
export function oneOf<T extends string>(name: string, text: string, words: readonly T[]): T {
  const found = words.find((word) => word === text);
  if (found !== undefined) return found;
  throw new UsageError(`--${name} must be one of ${words.join(", ")}, not "${text}".`);
}

/** Checks that a text is a backend's name. @throws UsageError */
export function backendOption(text: string): BackendName {
  if (isBackendName(text)) return text;
  throw new UsageError(`There is no backend "${text}"; choose one of ${BACKENDS.join(", ")}.`);
}

/** Checks that a folder exists, and returns its path. @throws CommandError if it does not */
export function requireFolder(folder: string): string {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new CommandError(`There is no folder "${folder}".`);
}

/** Runs a command: handles `--help`, sets exit codes, and writes one line to standard error if it fails. */
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
