import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DIST } from "../../../harness/paths";

/** Runs in a worker before a backend's own code: whatever is read back from WebGL is half as large again. */
const FALSIFY = `
for (const name of ["readPixels", "getBufferSubData"]) {
  const own = WebGL2RenderingContext.prototype[name];
  WebGL2RenderingContext.prototype[name] = function (...args) {
    own.apply(this, args);
    for (const arg of args) if (arg instanceof Float32Array) for (let i = 0; i < arg.length; i++) arg[i] *= 1.5;
  };
}
`;

const CRASH = `setTimeout(() => { throw new Error("forced to crash"); });\n`;

/** A module whose start function never ends: `loop br 0 end`. */
const ENDLESS = Buffer.from([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 8, 1, 0, 10, 9, 1, 7, 0, 3, 64, 12, 0, 11, 11,
]);

/**
 * A copy of the built app in which WebGPU crashes, WebGL answers wrong and wasm with SIMD hangs. The folder is
 * removed by `remove`.
 */
export function spoiltApp(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), "hanger-spoilt-"));
  cpSync(DIST, folder, { recursive: true });
  spoil(folder, /^src_ml_backends_webgpu/, (content) => Buffer.concat([Buffer.from(CRASH), content]));
  spoil(folder, /^src_ml_backends_webgl/, (content) => Buffer.concat([Buffer.from(FALSIFY), content]));
  for (const build of [/^relaxed-[0-9a-f]{8}\./, /^simd-[0-9a-f]{8}\./]) spoil(folder, build, () => ENDLESS);
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

function spoil(folder: string, name: RegExp, change: (content: Buffer) => Buffer): void {
  const assets = path.join(folder, "assets");
  const found = readdirSync(assets).filter((file) => name.test(file));
  if (found.length === 0) throw new Error(`the built app has no file like ${name}`);
  for (const file of found) {
    const full = path.join(assets, file);
    // The server would prefer the compressed copy, which is as before.
    if (file.endsWith(".br")) rmSync(full);
    else writeFileSync(full, change(readFileSync(full)));
  }
}
