import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DIST, DRIVER } from "../../../harness/paths";

/** A copy of the built app as another checkout would have it. The folder is removed by `remove`. */
export interface OtherBuild {
  readonly folder: string;
  remove(): void;
}

/** The builds of the training kernels for one thread: with fused multiply-adds, and without. */
const [FAST, SLOW] = [/^relaxed-[0-9a-f]{8}\.wasm/, /^simd-[0-9a-f]{8}\.wasm/];

function copyOfBuild() {
  const folder = mkdtempSync(path.join(tmpdir(), "hanger-other-"));
  cpSync(DIST, path.join(folder, "dist"), { recursive: true });
  cpSync(DRIVER, path.join(folder, "build/driver"), { recursive: true });
  const assets = path.join(folder, "dist/assets");
  const found = (name: RegExp) => {
    const files = readdirSync(assets).filter((file) => name.test(file));
    if (files.length === 0) throw new Error(`the built app has no file like ${name}`);
    return files.map((file) => path.join(assets, file));
  };
  return { folder, found, remove: () => rmSync(folder, { recursive: true }) };
}

/** One that computes right, and slower: it has lost its fused multiply-adds. */
export function slowerBuild(): OtherBuild {
  const { found, ...build } = copyOfBuild();
  const slow = readFileSync(found(SLOW).find((file) => file.endsWith(".wasm"))!);
  for (const file of found(FAST)) {
    // The server would prefer the compressed copy, which is as before.
    if (file.endsWith(".br")) rmSync(file);
    else writeFileSync(file, slow);
  }
  return build;
}

/** One that has lost its kernels. */
export function brokenBuild(): OtherBuild {
  const { found, ...build } = copyOfBuild();
  for (const file of [...found(FAST), ...found(SLOW)]) rmSync(file);
  return build;
}
