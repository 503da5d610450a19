import { execFileSync } from "node:child_process";

/** Whether packages may be installed here: as root, on Debian or its like. */
export const mayInstall = (): boolean => process.platform === "linux" && process.getuid?.() === 0;

/** Installs Debian packages, without asking. @throws where there is no apt, or it fails */
export function installPackages(...names: readonly string[]): void {
  const apt = (...args: readonly string[]) =>
    execFileSync("apt-get", args, {
      stdio: "ignore",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  apt("update");
  apt("install", "--yes", "--no-install-recommends", ...names);
}
