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

/** A required program: its possible names, and its Debian package. */
export interface Needed {
  readonly names: readonly string[];
  readonly package: string;
}

/**
 * Makes sure that programs are installed. As root on Debian, installs what is missing.
 * @throws CommandError that names what to install
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
      // Programs that are still missing are named below.
    }
  }
  const still = needed.filter((each) => missing().includes(each.package));
  if (still.length === 0) return;
  const programs = still.map(({ names, ...each }) => `${names[0]} (Debian's package ${each.package})`);
  throw new CommandError(
    `${purpose} needs ${programs.join(" and ")}. Install it, or skip the engine with --engines.`,
  );
}

/** Returns a program's path. @throws CommandError if it has been removed since `provide` */
export function requireProgram(...names: readonly string[]): string {
  const found = findProgram(...names);
  if (found) return found;
  throw new CommandError(`There is no ${names[0]} on this machine.`);
}
