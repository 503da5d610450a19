import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Whether packages can be installed without asking: as root, on Debian and its derivatives. */
export const mayInstall = (): boolean =>
  process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

/** Installs Debian packages. @throws Error where the packages' server cannot be reached or lacks one */
export function installPackages(...names: readonly string[]): void {
  const apt = (...args: readonly string[]) =>
    execFileSync("apt-get", args, {
      stdio: "ignore",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  apt("update");
  apt("install", "--yes", "--no-install-recommends", ...names);
}
