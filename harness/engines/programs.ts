import { existsSync } from "node:fs";
import path from "node:path";
import { CommandError } from "../command-error";
import { installPackages, mayInstall } from "../debian";

/** The path of the first of these programs that is installed. */
export function findProgram(...names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const places = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return places.find((place) => existsSync(place));
}

/** A program that is needed: what it may be called, and Debian's package of it. */
export interface Needed {
  readonly names: readonly string[];
  readonly package: string;
}

/**
 * Sees to it that programs are installed: as root on Debian by installing what is missing.
 * @throws CommandError naming what to install
 */
export function provide(purpose: string, needed: readonly Needed[]): void {
  const missing = () => needed.filter(({ names }) => !findProgram(...names)).map((each) => each.package);
  const packages = missing();
  if (packages.length === 0) return;
  if (mayInstall()) {
    process.stderr.write(`Installing ${packages.join(" and ")}, once.\n`);
    try {
      installPackages(...packages);
    } catch {
      // What is missing still is named below.
    }
  }
  const still = needed.filter((each) => missing().includes(each.package));
  if (still.length === 0) return;
  const programs = still.map(({ names, ...each }) => `${names[0]} (Debian's package ${each.package})`);
  throw new CommandError(
    `${purpose} needs ${programs.join(" and ")}. Install it, or skip the engine with --engines.`,
  );
}

/** @throws CommandError where the program went since it was provided */
export function requireProgram(...names: readonly string[]): string {
  const found = findProgram(...names);
  if (found) return found;
  throw new CommandError(`There is no ${names[0]} on this machine.`);
}
