import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { ROOT } from "./paths";

/** The text of a file, relative to the repository's root, as the project's formatter writes it, imports in order. */
export function formatted(file: string, text: string): string {
  const biome = createRequire(import.meta.url).resolve("@biomejs/biome/bin/biome");
  return execFileSync(process.execPath, [biome, "check", "--write", `--stdin-file-path=${file}`], {
    cwd: ROOT,
    input: text,
    encoding: "utf8",
    stdio: ["pipe", "pipe", "ignore"],
  });
}
