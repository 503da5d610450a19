import { existsSync } from "node:fs";
import path from "node:path";
import { CommandError } from "./command-error";
import { installPackages, mayInstall } from "./debian";

/** The servers that deploy/ has recipes for: their programs, and Debian's packages, by the same names. */
export const WEB_SERVERS = ["nginx", "apache2", "caddy"] as const;

export type WebServer = (typeof WEB_SERVERS)[number];

/** Folders with programs. Those for administrators are not on every user's `PATH`. */
const PLACES = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/sbin", "/usr/local/sbin"];

/** The path of a server's program. */
export const programOf = (server: WebServer): string | undefined =>
  PLACES.map((folder) => path.join(folder, server)).find((program) => existsSync(program));

/** Installs missing servers if it may. @throws CommandError that names them otherwise */
export function requireServers(): void {
  const missing = () => WEB_SERVERS.filter((server) => !programOf(server));
  if (missing().length > 0 && mayInstall()) {
    process.stderr.write(`Installing ${missing().join(", ")}.\n`);
    installPackages(...missing());
  }
  if (missing().length === 0) return;
  throw new CommandError(
    `This needs ${missing().join(", ")}. Install them: "apt-get install ${missing().join(" ")}" on Debian.`,
  );
}
